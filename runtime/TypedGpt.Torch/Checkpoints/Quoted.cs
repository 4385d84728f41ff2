using System.Globalization;
using System.Text;

namespace TypedGpt.Torch;

/// <summary>What comes from a file as a message shows it: in one line, and not without end.</summary>
internal static class Quoted
{
    private const int Longest = 200;

    /// <summary>A name without control characters.</summary>
    public static string Name(string name)
    {
        if (name.Length <= Longest && !name.Any(IsHidden))
        {
            return name;
        }

        var shown = new StringBuilder();
        foreach (var letter in name.Take(Longest))
        {
            _ = IsHidden(letter)
                ? shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}")
                : shown.Append(letter);
        }

        return name.Length > Longest ? $"{shown}..." : shown.ToString();
    }

    /// <summary>The sizes of axes in brackets.</summary>
    public static string Shape(IReadOnlyList<long> shape) =>
        shape.Count <= 16
            ? $"[{string.Join(", ", shape)}]"
            : $"[{string.Join(", ", shape.Take(16))}, ... {shape.Count - 16} more]";

    private static bool IsHidden(char letter) =>
        char.GetUnicodeCategory(letter)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
