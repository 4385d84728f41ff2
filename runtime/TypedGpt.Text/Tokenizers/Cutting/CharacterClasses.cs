using System.Globalization;
using System.Text;

namespace TypedGpt.Tokenizers.Cutting;

/// <summary>Finds the characters of a class, each by itself; characters above U+FFFF are whole.</summary>
internal static class CharacterClasses
{
    /// <summary>Digits and all other numbers of Unicode.</summary>
    public static IEnumerable<(int Start, int End)> Numbers(string text) => Find(text, Rune.IsNumber);

    /// <summary>White space.</summary>
    public static IEnumerable<(int Start, int End)> WhiteSpace(string text) => Find(text, Rune.IsWhiteSpace);

    /// <summary>Unicode's punctuation, and all signs of ASCII.</summary>
    public static IEnumerable<(int Start, int End)> Punctuation(string text) =>
        Find(text, rune => Rune.IsPunctuation(rune) || (rune.IsAscii && Rune.IsSymbol(rune)));

    /// <summary>Words, and runs of what is neither a word nor white space.</summary>
    public static IEnumerable<(int Start, int End)> WordsAndSigns(string text)
    {
        var (start, at, kind) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var next =
                IsWord(rune) ? 1
                : Rune.IsWhiteSpace(rune) ? 0
                : 2;
            if (next != kind)
            {
                if (kind != 0)
                {
                    yield return (start, at);
                }

                (start, kind) = (at, next);
            }

            at += rune.Utf16SequenceLength;
        }

        if (kind != 0)
        {
            yield return (start, at);
        }
    }

    private static IEnumerable<(int Start, int End)> Find(string text, Func<Rune, bool> belongs)
    {
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var end = at + rune.Utf16SequenceLength;
            if (belongs(rune))
            {
                yield return (at, end);
            }

            at = end;
        }
    }

    private static bool IsWord(Rune rune) =>
        Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.ConnectorPunctuation
        || rune.Value is 0x200C or 0x200D;
}
