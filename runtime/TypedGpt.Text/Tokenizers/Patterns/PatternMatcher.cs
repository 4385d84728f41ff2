using System.Text.RegularExpressions;

namespace TypedGpt.Tokenizers.Patterns;

/// <summary>Finds what a pattern matches, with whole characters above U+FFFF.</summary>
internal sealed class PatternMatcher(Regex pattern)
{
    /// <summary>The matches that are not empty: start and end of each, in UTF-16 units of the text.</summary>
    public List<(int Start, int End)> Find(string text)
    {
        var (proxy, offsets) = ProxyText.Of(text);
        var matches = new List<(int Start, int End)>();
        foreach (var match in pattern.EnumerateMatches(proxy))
        {
            if (match.Length > 0)
            {
                var end = match.Index + match.Length;
                matches.Add(offsets is null ? (match.Index, end) : (offsets[match.Index], offsets[end]));
            }
        }

        return matches;
    }
}
