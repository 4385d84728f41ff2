using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TypedGpt.Tokenizers.Patterns;

/// <summary>
/// Rewrites a pattern of tokenizer.json, which is in Oniguruma's syntax, for .NET: a possessive quantifier becomes an
/// atomic group, a set in a set its members. What has no counterpart is refused by name.
/// </summary>
internal sealed class OnigurumaPattern
{
    private static readonly string[] Categories =
    [
        "L",
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "M",
        "Mn",
        "Mc",
        "Me",
        "N",
        "Nd",
        "Nl",
        "No",
        "P",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
        "Po",
        "S",
        "Sm",
        "Sc",
        "Sk",
        "So",
        "Z",
        "Zs",
        "Zl",
        "Zp",
        "C",
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
    ];

    private static readonly string[] Openings = ["(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>"];

    private readonly string pattern;
    private int at;

    private OnigurumaPattern(string pattern) => this.pattern = pattern;

    /// <summary>The matcher of a pattern.</summary>
    /// <exception cref="NotSupportedException">It holds what .NET cannot say.</exception>
    public static PatternMatcher Matcher(string pattern) => new(Compile(pattern));

    /// <summary>The expression of a pattern.</summary>
    /// <exception cref="NotSupportedException">It holds what .NET cannot say.</exception>
    public static Regex Compile(string pattern)
    {
        try
        {
            return new(Translate(pattern), RegexOptions.CultureInvariant | RegexOptions.Compiled);
        }
        catch (ArgumentException wrong)
        {
            throw new NotSupportedException(
                $"the pattern '{pattern}' is not supported: {wrong.Message.ReplaceLineEndings(" ")}",
                wrong
            );
        }
    }

    /// <summary>The pattern in .NET's syntax.</summary>
    /// <exception cref="NotSupportedException">It holds what .NET cannot say.</exception>
    public static string Translate(string pattern)
    {
        if (pattern.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            throw new NotSupportedException(
                $"the pattern '{pattern}' names characters above U+FFFF, which is not supported."
            );
        }

        var reader = new OnigurumaPattern(pattern);
        var translated = reader.Alternatives();
        return reader.at == pattern.Length ? translated : throw reader.Unsupported("a ')' too many");
    }

    private char Here => at < pattern.Length ? pattern[at] : '\0';

    private bool More => at < pattern.Length;

    private string Alternatives()
    {
        var result = new StringBuilder();
        while (More && Here != ')')
        {
            if (Here == '|')
            {
                at++;
                result.Append('|');
                continue;
            }

            result.Append(Quantified(Atom()));
        }

        return result.ToString();
    }

    private string Quantified(string atom)
    {
        for (var first = true; More; first = false)
        {
            var start = at;
            var counted = Here == '{';
            if (counted)
            {
                var close = pattern.IndexOf('}', at);
                if (close < 0 || !pattern[(at + 1)..close].All(c => char.IsAsciiDigit(c) || c == ','))
                {
                    return atom;
                }

                at = close + 1;
            }
            else if (Here is '?' or '*' or '+')
            {
                at++;
            }
            else
            {
                return atom;
            }

            var quantifier = pattern[start..at];
            if (quantifier.StartsWith("{,", StringComparison.Ordinal))
            {
                quantifier = "{0" + quantifier[1..];
            }

            // Behind another quantifier this one repeats the whole: that is what Oniguruma reads in "{1,3}+".
            atom = (first ? atom : $"(?:{atom})") + quantifier;
            if (Here == '?' && More)
            {
                at++;
                atom += "?";
            }
            else if (!counted && Here == '+' && More)
            {
                at++;
                atom = $"(?>{atom})";
            }
        }

        return atom;
    }

    private string Atom()
    {
        switch (Here)
        {
            case '(':
                return Group();
            case '[':
                return Set();
            case '\\':
                return Escape(inSet: false);
            case '^':
                at++;
                return @"(?<=\A|\n)";
            case '$':
                at++;
                return @"(?=\n|\z)";
            case '*' or '+' or '?':
                throw Unsupported($"'{Here}' without anything to repeat");
            default:
                return pattern[at++].ToString();
        }
    }

    private string Group()
    {
        var start = at;
        var opening = Array.Find(Openings, known => string.CompareOrdinal(pattern, start, known, 0, known.Length) == 0);
        if (opening is not null)
        {
            at += opening.Length;
        }
        else if (at + 1 < pattern.Length && pattern[at + 1] == '?')
        {
            var end = at + 2;
            while (end < pattern.Length && pattern[end] is 'i' or '-')
            {
                end++;
            }

            if (end == at + 2 || end == pattern.Length || pattern[end] is not (':' or ')'))
            {
                throw Unsupported($"the group '{pattern[at..Math.Min(at + 4, pattern.Length)]}'");
            }

            opening = pattern[at..(end + 1)];
            at = end + 1;
            if (opening.EndsWith(')'))
            {
                // The rest of the enclosing group is inside of it, alternatives too.
                return $"{opening[..^1]}:{Alternatives()})";
            }
        }
        else
        {
            opening = "(?:";
            at++;
        }

        var inside = Alternatives();
        if (Here != ')' || !More)
        {
            throw Unsupported("a '(' without its ')'");
        }

        at++;
        return $"{opening}{inside})";
    }

    private string Set()
    {
        var (negated, members) = Members();
        return $"[{(negated ? "^" : "")}{members}]";
    }

    private (bool Negated, string Members) Members()
    {
        at++;
        var negated = Here == '^';
        if (negated)
        {
            at++;
        }

        var members = new StringBuilder();
        for (var first = true; ; first = false)
        {
            if (!More)
            {
                throw Unsupported("a '[' without its ']'");
            }

            if (Here == ']' && !first)
            {
                at++;
                return (negated, members.ToString());
            }

            if (Here == '[')
            {
                if (at + 1 < pattern.Length && pattern[at + 1] == ':')
                {
                    throw Unsupported("a POSIX class '[:..:]'");
                }

                var (innerNegated, inner) = Members();
                if (innerNegated)
                {
                    throw Unsupported("a negated set in a set");
                }

                members.Append(inner);
            }
            else if (Here == '&' && at + 1 < pattern.Length && pattern[at + 1] == '&')
            {
                throw Unsupported("an intersection '&&'");
            }
            else if (Here == '\\')
            {
                members.Append(Escape(inSet: true));
            }
            else if (Here == '-')
            {
                // A '-' with a member on both sides is a range; .NET reads others as themselves, but "-[" as a difference.
                var range = !first && at + 1 < pattern.Length && pattern[at + 1] is not (']' or '[');
                members.Append(range ? "-" : @"\-");
                at++;
            }
            else
            {
                members.Append(Here is ']' or '^' ? $"\\{Here}" : Here.ToString());
                at++;
            }
        }
    }

    private string Escape(bool inSet)
    {
        if (at + 1 >= pattern.Length)
        {
            throw Unsupported("a '\\' at its end");
        }

        var start = at;
        var kind = pattern[at + 1];
        at += 2;
        switch (kind)
        {
            case 'p' or 'P':
                return Category(kind);
            case 'x' or 'u':
                return Numbered(kind);
            case 'h' when inSet:
                return "0-9a-fA-F";
            case 'h':
                return "[0-9a-fA-F]";
            case 's' or 'S' or 'd' or 'D' or 'w' or 'W' or 'n' or 'r' or 't' or 'f' or 'v' or 'a' or 'e':
                return pattern[start..at];
            case 'b' or 'B' or 'A' or 'z' or 'Z' when !inSet:
                return pattern[start..at];
            default:
                return char.IsAsciiLetterOrDigit(kind) ? throw Unsupported($"'\\{kind}'")
                    : kind is '-' || !char.IsAscii(kind) ? Literal(kind)
                    : pattern[start..at];
        }
    }

    private static string Literal(char letter) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");

    private string Category(char kind)
    {
        var close = Here == '{' && More ? pattern.IndexOf('}', at) : -1;
        if (close < 0)
        {
            throw Unsupported($"'\\{kind}' without a name in braces");
        }

        var name = pattern[(at + 1)..close];
        at = close + 1;
        var negated = kind == 'P' != name.StartsWith('^');
        name = name.TrimStart('^');
        return Categories.Contains(name, StringComparer.Ordinal)
            ? $"\\{(negated ? 'P' : 'p')}{{{name}}}"
            : throw Unsupported($"the class '\\{kind}{{{name}}}'");
    }

    private string Numbered(char kind)
    {
        var start = at;
        if (kind == 'x' && Here == '{' && More)
        {
            var close = pattern.IndexOf('}', at);
            (start, at) = close < 0 ? (at, at) : (at + 1, close + 1);
            return Character(close < 0 ? "" : pattern[start..close]);
        }

        at = Math.Min(at + (kind == 'x' ? 2 : 4), pattern.Length);
        return Character(pattern[start..at]);

        string Character(string digits) =>
            int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code is >= 0 and <= 0xFFFF
                ? Literal((char)code)
                : throw Unsupported($"the character '\\{kind}{digits}'");
    }

    private NotSupportedException Unsupported(string what) =>
        new($"the pattern '{pattern}' has {what}, which is not supported.");
}
