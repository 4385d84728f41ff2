using System.Buffers;
using System.Text;

namespace TypedGpt.Tokenizers.Cutting;

/// <summary>
/// Cuts a text at added tokens: of those that begin at the same place the longest, and of all the one that begins first.
/// </summary>
internal sealed class AddedTokenCutter
{
    private readonly Dictionary<string, AddedToken> tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AddedToken>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly SearchValues<char> firsts;

    /// <summary>For each first character the lengths of its tokens, the longest first.</summary>
    private readonly Dictionary<char, int[]> lengths;

    public AddedTokenCutter(IEnumerable<AddedToken> tokens)
    {
        foreach (var token in tokens)
        {
            this.tokens[token.Content] = token;
        }

        lookup = this.tokens.GetAlternateLookup<ReadOnlySpan<char>>();
        firsts = SearchValues.Create([.. this.tokens.Keys.Select(content => content[0]).Distinct()]);
        lengths = this
            .tokens.Keys.GroupBy(content => content[0])
            .ToDictionary(
                group => group.Key,
                group => group.Select(content => content.Length).Distinct().OrderDescending().ToArray()
            );
    }

    /// <summary>The sections of a text, in order; none of them is empty.</summary>
    /// <param name="text">The text.</param>
    /// <param name="trusted">Where special tokens count.</param>
    public List<Section> Cut(string text, TrustedRanges trusted)
    {
        var sections = new List<Section>();
        var done = 0;
        var from = 0;
        while (Next(text, from, trusted) is var (at, token))
        {
            var (start, end) = (at, at + token.Content.Length);
            from = end;
            if (token.SingleWord && (EndsWithWord(text.AsSpan(0, start)) || StartsWithWord(text.AsSpan(end))))
            {
                continue;
            }

            if (token.LeftStrip)
            {
                start = Math.Max(done, text.AsSpan(0, start).TrimEnd().Length);
            }

            if (token.RightStrip)
            {
                end = text.Length - text.AsSpan(end).TrimStart().Length;
            }

            if (start > done)
            {
                sections.Add(new(text[done..start], done, null));
            }

            sections.Add(new(text[start..end], start, token));
            from = done = end;
        }

        if (done < text.Length)
        {
            sections.Add(new(done == 0 ? text : text[done..], done, null));
        }

        return sections;
    }

    private (int At, AddedToken Token)? Next(string text, int from, TrustedRanges trusted)
    {
        for (var at = from; at < text.Length; at++)
        {
            var skipped = text.AsSpan(at).IndexOfAny(firsts);
            if (skipped < 0)
            {
                break;
            }

            at += skipped;
            foreach (var length in lengths[text[at]])
            {
                if (
                    at + length <= text.Length
                    && lookup.TryGetValue(text.AsSpan(at, length), out var token)
                    && (!token.Special || trusted.Hold(at, at + length))
                )
                {
                    return (at, token);
                }
            }
        }

        return null;
    }

    private static bool EndsWithWord(ReadOnlySpan<char> text) =>
        Rune.DecodeLastFromUtf16(text, out var last, out _) == OperationStatus.Done && IsWord(last);

    private static bool StartsWithWord(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var first, out _) == OperationStatus.Done && IsWord(first);

    private static bool IsWord(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_';
}
