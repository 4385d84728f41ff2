using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TypedGpt.Models.Tokenizers;

/// <summary>
/// How GPT-2 cuts a text before merging: endings, words, numbers, signs, spaces (Radford et al. 2019). .NET's \p{L} and
/// \p{N} see one UTF-16 unit at a time and know no letter above U+FFFF, so those are written out as surrogate pairs.
/// </summary>
internal static class Gpt2Words
{
    public static Regex Pattern()
    {
        var letters = Pairs(category => category <= UnicodeCategory.OtherLetter);
        var numbers = Pairs(category =>
            category
                is UnicodeCategory.DecimalDigitNumber
                    or UnicodeCategory.LetterNumber
                    or UnicodeCategory.OtherNumber
        );
        return new(
            $@"'(?:[sdmt]|ll|ve|re)| ?(?:\p{{L}}|{letters})+| ?(?:\p{{N}}|{numbers})+| ?(?:(?!{letters}|{numbers})[^\s\p{{L}}\p{{N}}])+|\s+(?!\S)|\s+",
            RegexOptions.CultureInvariant
        );
    }

    /// <summary>An alternation of the surrogate pairs whose characters are of a wanted category.</summary>
    private static string Pairs(Func<UnicodeCategory, bool> isWanted)
    {
        var byLows = new Dictionary<string, StringBuilder>();
        for (var high = 0xD800; high < 0xDC00; high++)
        {
            var lows = Lows(high, isWanted);
            if (lows.Length > 0)
            {
                if (!byLows.TryGetValue(lows, out var highs))
                {
                    byLows[lows] = highs = new();
                }

                highs.Append(Unit(high));
            }
        }

        return $"(?:{string.Join('|', byLows.Select(pair => $"[{pair.Value}][{pair.Key}]"))})";
    }

    /// <summary>The second units that make a wanted character after <paramref name="high"/>, as ranges.</summary>
    private static string Lows(int high, Func<UnicodeCategory, bool> isWanted)
    {
        var ranges = new StringBuilder();
        var start = -1;
        for (var low = 0xDC00; low <= 0xE000; low++)
        {
            var isIn =
                low < 0xE000
                && isWanted(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32((char)high, (char)low)));
            if (isIn && start < 0)
            {
                start = low;
            }
            else if (!isIn && start >= 0)
            {
                ranges.Append(Unit(start)).Append('-').Append(Unit(low - 1));
                start = -1;
            }
        }

        return ranges.ToString();
    }

    private static string Unit(int unit) => $@"\u{unit:X4}";
}
