using System.Text;

namespace TypedGpt.Templates.Values;

/// <summary>Joins texts.</summary>
internal sealed class PyTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<(int Start, int End)> foreign = [];

    /// <summary>How long the text is so far.</summary>
    public int Length => text.Length;

    public void Append(string own) => text.Append(own);

    public void Append(PyText part)
    {
        foreach (var (start, end) in part.Foreign)
        {
            if (foreign is [.., var last] && last.End == text.Length + start)
            {
                foreign[^1] = (last.Start, text.Length + end);
            }
            else
            {
                foreign.Add((text.Length + start, text.Length + end));
            }
        }

        text.Append(part.Value);
    }

    public PyText ToText(bool safe = false) => new(text.ToString(), [.. foreign], safe);
}
