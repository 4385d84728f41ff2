using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TypedGpt.Templates.Syntax;

/// <summary>
/// Cuts a template into tokens, with Jinja's rules for white space under trim_blocks and lstrip_blocks.
/// </summary>
internal sealed partial class TemplateLexer
{
    private static readonly string[] Operators =
    [
        "**",
        "//",
        "==",
        "!=",
        "<=",
        ">=",
        "+",
        "-",
        "*",
        "/",
        "%",
        "~",
        "<",
        ">",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "|",
        ".",
        ",",
        ":",
        "=",
    ];

    private readonly string source;
    private readonly List<Token> tokens = [];
    private int at;
    private int line = 1;

    /// <summary>Whether what was read last ended a line, so that spaces behind it begin one.</summary>
    private bool startsLine = true;

    private TemplateLexer(string source) => this.source = source;

    [GeneratedRegex(@"\G\{%[-+]?\s*raw\s*(?:-%\}\s*|%\})")]
    private static partial Regex RawBegin { get; }

    [GeneratedRegex(@"\{%([-+]?)\s*endraw\s*(?:\+%\}|-%\}\s*|%\}\n?)")]
    private static partial Regex RawEnd { get; }

    [GeneratedRegex(@"\G[\p{L}_][\p{L}\p{Mn}\p{Nd}_]*")]
    private static partial Regex NameWord { get; }

    [GeneratedRegex(
        @"\G(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*(?:\.[0-9][0-9_]*)?(?:[eE][-+]?[0-9]+)?)"
    )]
    private static partial Regex Number { get; }

    /// <summary>The tokens of a template, the last of them <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="TemplateException">A tag or a text in it has no end.</exception>
    public static List<Token> Read(string source)
    {
        var text = source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var lexer = new TemplateLexer(text.EndsWith('\n') ? text[..^1] : text);
        lexer.ReadAll();
        return lexer.tokens;
    }

    private void ReadAll()
    {
        while (at < source.Length)
        {
            var start = NextTag();
            if (start < 0)
            {
                Data(source[at..]);
                at = source.Length;
                break;
            }

            var raw = RawBegin.Match(source, start);
            var sign = start + 2 < source.Length ? source[start + 2] : ' ';
            Data(Stripped(source[at..start], sign, isVariable: source[start + 1] == '{'));
            Skip(at, start);
            at = start;
            if (raw.Success)
            {
                Raw(raw.Length);
            }
            else if (source[start + 1] == '#')
            {
                Comment();
            }
            else
            {
                Tag(isVariable: source[start + 1] == '{', sign is '-' or '+' ? 3 : 2);
            }
        }

        tokens.Add(new(TokenKind.End, "", line));
    }

    private int NextTag()
    {
        for (
            var start = source.IndexOf('{', at);
            start >= 0 && start + 1 < source.Length;
            start = source.IndexOf('{', start + 1)
        )
        {
            if (source[start + 1] is '{' or '%' or '#')
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>The text in front of a tag without what the tag takes away.</summary>
    private string Stripped(string text, char sign, bool isVariable)
    {
        if (sign == '-')
        {
            return text.TrimEnd();
        }

        if (sign == '+' || isVariable)
        {
            return text;
        }

        var lineStart = text.LastIndexOf('\n') + 1;
        return (lineStart > 0 || startsLine) && string.IsNullOrWhiteSpace(text[lineStart..]) ? text[..lineStart] : text;
    }

    private void Data(string text)
    {
        if (text.Length > 0)
        {
            tokens.Add(new(TokenKind.Data, text, line));
        }
    }

    private void Raw(int length)
    {
        var begin = at;
        Skip(at, at + length);
        at += length;
        startsLine = source[at - 1] == '\n';
        var end = RawEnd.Match(source, at);
        if (!end.Success)
        {
            throw new TemplateException(LineOf(begin), "'raw' has no 'endraw'.");
        }

        Data(Stripped(source[at..end.Index], end.Groups[1].Value is [var sign] ? sign : ' ', isVariable: false));
        Finish(end.Index + end.Length);
    }

    private void Comment()
    {
        var close = source.IndexOf("#}", at + 2, StringComparison.Ordinal);
        if (close < 0)
        {
            throw new TemplateException(line, "a comment has no end.");
        }

        // "{#-}" has one sign that both ends could claim.
        var sign = close > at + 2 ? source[close - 1] : ' ';
        Finish(Behind(close + 2, sign, isVariable: false));
    }

    /// <summary>Where what follows a tag begins.</summary>
    private int Behind(int end, char sign, bool isVariable)
    {
        if (sign == '-')
        {
            while (end < source.Length && char.IsWhiteSpace(source[end]))
            {
                end++;
            }
        }
        else if (sign != '+' && !isVariable && end < source.Length && source[end] == '\n')
        {
            end++;
        }

        return end;
    }

    private void Finish(int end)
    {
        Skip(at, end);
        at = end;
        startsLine = source[end - 1] == '\n';
    }

    private void Tag(bool isVariable, int length)
    {
        var beginLine = line;
        tokens.Add(new(isVariable ? TokenKind.VariableBegin : TokenKind.BlockBegin, "", line));
        at += length;
        var close = isVariable ? "}}" : "%}";
        var open = new Stack<string>();
        while (true)
        {
            while (at < source.Length && char.IsWhiteSpace(source[at]))
            {
                line += source[at++] == '\n' ? 1 : 0;
            }

            if (at >= source.Length)
            {
                throw new TemplateException(beginLine, $"'{(isVariable ? "{{" : "{%")}' has no '{close}'.");
            }

            if (open.Count == 0 && Closing(close, isVariable) is { } sign)
            {
                tokens.Add(new(isVariable ? TokenKind.VariableEnd : TokenKind.BlockEnd, "", line));
                Finish(Behind(at + close.Length + (sign == ' ' ? 0 : 1), sign, isVariable));
                return;
            }

            var token = Inner();
            tokens.Add(token);
            if (token.Kind == TokenKind.Operator)
            {
                Balance(open, token);
            }
        }
    }

    /// <summary>The sign of the end of a tag that stands here; null where none does.</summary>
    private char? Closing(string close, bool isVariable)
    {
        if (string.CompareOrdinal(source, at, close, 0, 2) == 0)
        {
            return ' ';
        }

        var sign = source[at];
        return (sign == '-' || (sign == '+' && !isVariable)) && string.CompareOrdinal(source, at + 1, close, 0, 2) == 0
            ? sign
            : null;
    }

    private static void Balance(Stack<string> open, Token token)
    {
        switch (token.Value)
        {
            case "(":
                open.Push(")");
                break;
            case "[":
                open.Push("]");
                break;
            case "{":
                open.Push("}");
                break;
            case ")" or "]" or "}" when open.Count == 0 || open.Pop() != token.Value:
                throw new TemplateException(token.Line, $"'{token.Value}' closes nothing.");
            default:
                break;
        }
    }

    private Token Inner()
    {
        if (source[at] is '\'' or '"')
        {
            return Text();
        }

        if (char.IsAsciiDigit(source[at]))
        {
            var digits = Number.Match(source, at).Value;
            at += digits.Length;
            var isFloat =
                !digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && digits.AsSpan().IndexOfAny(".eE") >= 0;
            return new(
                isFloat ? TokenKind.Float : TokenKind.Integer,
                digits.Replace("_", "", StringComparison.Ordinal),
                line
            );
        }

        if (NameWord.Match(source, at) is { Success: true } name)
        {
            at += name.Length;
            return new(TokenKind.Name, name.Value, line);
        }

        var sign =
            Array.Find(Operators, known => string.CompareOrdinal(source, at, known, 0, known.Length) == 0)
            ?? throw new TemplateException(
                line,
                $"'{(Rune.TryGetRuneAt(source, at, out var letter) ? letter.ToString() : "\uFFFD")}' is not part of an expression."
            );
        at += sign.Length;
        return new(TokenKind.Operator, sign, line);
    }

    private Token Text()
    {
        var (quote, beginLine) = (source[at++], line);
        var text = new StringBuilder();
        while (at < source.Length && source[at] != quote)
        {
            line += source[at] == '\n' ? 1 : 0;
            if (source[at] != '\\' || at + 1 == source.Length)
            {
                text.Append(source[at++]);
                continue;
            }

            Escape(text);
        }

        if (at >= source.Length)
        {
            throw new TemplateException(beginLine, "a text has no end.");
        }

        at++;
        return new(TokenKind.Text, text.ToString(), beginLine);
    }

    /// <summary>Python's escapes; what is none of them stays as it stands.</summary>
    private void Escape(StringBuilder text)
    {
        var kind = source[at + 1];
        at += 2;
        switch (kind)
        {
            case 'n':
                text.Append('\n');
                break;
            case 't':
                text.Append('\t');
                break;
            case 'r':
                text.Append('\r');
                break;
            case 'b':
                text.Append('\b');
                break;
            case 'f':
                text.Append('\f');
                break;
            case 'v':
                text.Append('\v');
                break;
            case 'a':
                text.Append('\a');
                break;
            case '\\' or '\'' or '"':
                text.Append(kind);
                break;
            case '\n':
                line++;
                break;
            case 'x' or 'u' or 'U':
                Numbered(
                    text,
                    kind == 'x' ? 2
                        : kind == 'u' ? 4
                        : 8
                );
                break;
            case >= '0' and <= '7':
                var code = kind - '0';
                for (var more = 0; more < 2 && at < source.Length && source[at] is >= '0' and <= '7'; more++)
                {
                    code = (code * 8) + source[at++] - '0';
                }

                text.Append((char)code);
                break;
            default:
                text.Append('\\').Append(kind);
                break;
        }
    }

    private void Numbered(StringBuilder text, int digits)
    {
        var end = Math.Min(at + digits, source.Length);
        if (
            end - at < digits
            || !uint.TryParse(
                source.AsSpan(at, digits),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var code
            )
            || code > 0x10FFFF
        )
        {
            throw new TemplateException(line, $"'\\{source[at - 1]}{source[at..end]}' is no character.");
        }

        at = end;
        text.Append(code is <= 0xFFFF ? ((char)code).ToString() : char.ConvertFromUtf32((int)code));
    }

    private void Skip(int start, int end) => line += source.AsSpan(start, end - start).Count('\n');

    private int LineOf(int place) => source.AsSpan(0, place).Count('\n') + 1;
}
