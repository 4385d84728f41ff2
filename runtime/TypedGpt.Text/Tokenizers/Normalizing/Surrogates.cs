namespace TypedGpt.Tokenizers.Normalizing;

/// <summary>Halves of surrogate pairs are no characters: no tokenizer has bytes for them.</summary>
internal static class Surrogates
{
    /// <summary>The text with U+FFFD for each half that stands alone; of the same length.</summary>
    public static string Repaired(string text)
    {
        char[]? repaired = null;
        for (var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0 && at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                at++;
                continue;
            }

            repaired ??= text.ToCharArray();
            repaired[at] = '\uFFFD';
        }

        return repaired is null ? text : new(repaired);
    }
}
