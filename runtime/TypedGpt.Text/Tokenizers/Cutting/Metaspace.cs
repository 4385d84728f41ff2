namespace TypedGpt.Tokenizers.Cutting;

/// <summary>Writes spaces as a visible character, and cuts in front of each.</summary>
internal static class Metaspace
{
    /// <summary>The usual character, U+2581.</summary>
    public const char Usual = '\u2581';

    /// <summary>The pre-tokenizer of tokenizer.json.</summary>
    /// <param name="replacement">What stands for a space.</param>
    /// <param name="scheme">Which pieces get one in front.</param>
    /// <param name="split">Whether it is cut in front of each.</param>
    public static PreTokenizer Create(char replacement, PrependScheme scheme, bool split)
    {
        var cut = Splitter.Create(text => Find(text, replacement), SplitBehavior.MergedWithNext);
        return piece =>
        {
            var text = piece.Text.Replace(' ', replacement);
            if (
                !text.StartsWith(replacement)
                && (scheme == PrependScheme.Always || (scheme == PrependScheme.First && piece.AtStart))
            )
            {
                text = replacement + text;
            }

            var whole = piece with { Text = text };
            return split ? cut(whole) : [whole];
        };
    }

    private static IEnumerable<(int Start, int End)> Find(string text, char wanted)
    {
        for (var at = text.IndexOf(wanted); at >= 0; at = text.IndexOf(wanted, at + 1))
        {
            yield return (at, at + 1);
        }
    }
}
