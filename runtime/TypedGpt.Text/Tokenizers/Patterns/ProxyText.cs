using System.Globalization;
using System.Text;

namespace TypedGpt.Tokenizers.Patterns;

/// <summary>
/// A text in which each character above U+FFFF is one below of the same general category: .NET's expressions see one
/// UTF-16 unit at a time, so that \p{L} and \p{N} miss all of them.
/// </summary>
internal static class ProxyText
{
    /// <summary>Makes the text that a pattern is matched on.</summary>
    /// <param name="text">A text without lone surrogates.</param>
    /// <returns>
    /// The text and, for each of its places and its end, the place in the original; null where both are the same.
    /// </returns>
    public static (string Text, int[]? Offsets) Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return (text, null);
        }

        var proxy = new StringBuilder(text.Length);
        var offsets = new List<int>(text.Length + 1);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            offsets.Add(at);
            proxy.Append(rune.IsBmp ? (char)rune.Value : StandIn(Rune.GetUnicodeCategory(rune)));
            at += rune.Utf16SequenceLength;
        }

        offsets.Add(at);
        return (proxy.ToString(), [.. offsets]);
    }

    /// <summary>A character that no pattern names by itself, of a category.</summary>
    private static char StandIn(UnicodeCategory category) =>
        category switch
        {
            UnicodeCategory.UppercaseLetter => '\u0410',
            UnicodeCategory.LowercaseLetter => '\u0430',
            UnicodeCategory.TitlecaseLetter => '\u1F88',
            UnicodeCategory.ModifierLetter => '\u02B0',
            UnicodeCategory.OtherLetter => '\u05D0',
            UnicodeCategory.NonSpacingMark => '\u0300',
            UnicodeCategory.SpacingCombiningMark => '\u0903',
            UnicodeCategory.EnclosingMark => '\u0488',
            UnicodeCategory.DecimalDigitNumber => '\u0660',
            UnicodeCategory.LetterNumber => '\u2160',
            UnicodeCategory.OtherNumber => '\u00BC',
            UnicodeCategory.SpaceSeparator => '\u2003',
            UnicodeCategory.LineSeparator => '\u2028',
            UnicodeCategory.ParagraphSeparator => '\u2029',
            UnicodeCategory.Control => '\u0086',
            UnicodeCategory.Format => '\u2060',
            UnicodeCategory.PrivateUse => '\uE000',
            UnicodeCategory.ConnectorPunctuation => '\u203F',
            UnicodeCategory.DashPunctuation => '\u058A',
            UnicodeCategory.OpenPunctuation => '\u0F3A',
            UnicodeCategory.ClosePunctuation => '\u0F3B',
            UnicodeCategory.InitialQuotePunctuation => '\u00AB',
            UnicodeCategory.FinalQuotePunctuation => '\u00BB',
            UnicodeCategory.OtherPunctuation => '\u00A7',
            UnicodeCategory.MathSymbol => '\u00AC',
            UnicodeCategory.CurrencySymbol => '\u00A4',
            UnicodeCategory.ModifierSymbol => '\u00AF',
            UnicodeCategory.OtherSymbol => '\u00A9',
            _ => '\u0378',
        };
}
