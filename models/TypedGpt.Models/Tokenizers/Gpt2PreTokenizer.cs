using System.Text;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace TypedGpt.Models.Tokenizers;

/// <summary>
/// How GPT-2 cuts a text before merging: endings, words, numbers, signs, spaces (Radford et al. 2019). The library's own
/// cut takes a letter above U+FFFF for two signs, because .NET's \p{L} and \p{N} see one UTF-16 unit at a time, and it
/// always knows the special token.
/// </summary>
internal sealed partial class Gpt2PreTokenizer(bool knowsEndOfText) : PreTokenizer
{
    [GeneratedRegex(@"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Words { get; }

    /// <inheritdoc/>
    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) =>
        PreTokenize(text.ToString());

    /// <inheritdoc/>
    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text)
    {
        var start = 0;
        while (
            knowsEndOfText && text.IndexOf(Gpt2Tokenizer.EndOfText, start, StringComparison.Ordinal) is >= 0 and var end
        )
        {
            foreach (var piece in Pieces(text[start..end]))
            {
                yield return (start + piece.Offset, piece.Length);
            }

            yield return (end, Gpt2Tokenizer.EndOfText.Length);
            start = end + Gpt2Tokenizer.EndOfText.Length;
        }

        foreach (var piece in Pieces(text[start..]))
        {
            yield return (start + piece.Offset, piece.Length);
        }
    }

    private static IEnumerable<(int Offset, int Length)> Pieces(string text) =>
        Words.Matches(WithinTheBasicPlane(text)).Select(match => (match.Index, match.Length));

    /// <summary>
    /// The text with two letters for each letter that takes two units, and two digits for each such number. It is cut at
    /// the same places, since the pattern never counts letters; signs are two units that are signs already.
    /// </summary>
    private static string WithinTheBasicPlane(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var replaced = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            replaced.Append(
                rune.IsBmp ? rune.ToString()
                : Rune.IsLetter(rune) ? "aa"
                : Rune.IsNumber(rune) ? "00"
                : "!!"
            );
        }

        return replaced.ToString();
    }
}
