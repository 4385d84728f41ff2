using System.Text;

namespace TypedGpt.Sampling;

/// <summary>
/// Ends a text where one of several texts comes, wherever tokens begin and end. Exactly the longest end of the text that may still
/// become one of them is held back; the rest is released at once.
/// </summary>
public sealed class StopTextMatcher
{
    private readonly string[] stops;
    private readonly StringBuilder held = new();

    /// <param name="stops">The texts; none of them empty.</param>
    /// <exception cref="ArgumentException">One is empty.</exception>
    public StopTextMatcher(IEnumerable<string> stops)
    {
        this.stops = [.. stops.OrderByDescending(stop => stop.Length)];
        if (this.stops.Any(stop => stop.Length == 0))
        {
            throw new ArgumentException("a text that ends the answer is not empty.", nameof(stops));
        }
    }

    /// <summary>The text that came; null until one does.</summary>
    public string? Found { get; private set; }

    /// <summary>Takes more text and gives back what can be shown.</summary>
    /// <remarks>The text that ends first counts, of two that end together the longer one. It is not shown.</remarks>
    public string Add(string text)
    {
        if (Found is not null)
        {
            return "";
        }

        foreach (var letter in text)
        {
            held.Append(letter);
            if (Array.Find(stops, Ends) is { } found)
            {
                Found = found;
                var shown = held.ToString(0, held.Length - found.Length);
                held.Clear();
                return shown;
            }
        }

        return Release(held.Length - Open());
    }

    /// <summary>What was held back, at the end of the text.</summary>
    public string Finish() => Release(held.Length);

    private string Release(int count)
    {
        var shown = held.ToString(0, count);
        held.Remove(0, count);
        return shown;
    }

    private bool Ends(string stop) =>
        stop.Length <= held.Length && Matches(held.Length - stop.Length, stop, stop.Length);

    /// <summary>How long the longest end is that a stop text begins with.</summary>
    private int Open()
    {
        for (var length = Math.Min(held.Length, stops.Length == 0 ? 0 : stops[0].Length - 1); length > 0; length--)
        {
            var start = held.Length - length;
            if (Array.Exists(stops, stop => stop.Length > length && Matches(start, stop, length)))
            {
                return length;
            }
        }

        return 0;
    }

    private bool Matches(int start, string stop, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (held[start + i] != stop[i])
            {
                return false;
            }
        }

        return true;
    }
}
