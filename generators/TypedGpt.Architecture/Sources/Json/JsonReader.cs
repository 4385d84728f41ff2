using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace TypedGpt.Architecture.Sources.Json;

/// <summary>Reads one JSON text by recursive descent. After the first problem it reads nothing more.</summary>
internal sealed class JsonReader(string text)
{
    private int at;

    public JsonProblem? Problem { get; private set; }

    /// <summary>The one value of the text; null where there is a problem.</summary>
    public JsonValue? Document()
    {
        var value = Value(depth: 0);
        if (value is not null)
        {
            SkipSpace();
            if (at < text.Length)
            {
                return Fail("Nothing may follow the value", at, text.Length - at);
            }
        }

        return value;
    }

    private char Next => at < text.Length ? text[at] : '\0';

    private JsonValue? Value(int depth)
    {
        SkipSpace();
        if (at == text.Length)
        {
            return Fail("A value is missing", at, 0);
        }

        if (depth == JsonText.DeepestNesting && Next is '{' or '[')
        {
            return Fail(
                FormattableString.Invariant($"More than {JsonText.DeepestNesting} values lie in one another"),
                at,
                1
            );
        }

        return Next switch
        {
            '{' => Object(depth),
            '[' => List(depth),
            '"' => Text(),
            '-' or (>= '0' and <= '9') => Number(),
            _ => Word(),
        };
    }

    private JsonValue.Object? Object(int depth)
    {
        var start = at++;
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        SkipSpace();
        while (Next != '}')
        {
            if (members.Count > 0 && !Take(',', "A comma or } is missing"))
            {
                return null;
            }

            SkipSpace();
            if (Next != '"')
            {
                Fail("A key in quotation marks is missing", at, Rest(1));
                return null;
            }

            var key = Text();
            if (key is null)
            {
                return null;
            }

            if (!names.Add(key.Content))
            {
                Fail($"The key {key.Content} is there twice", key.Start, key.Length);
                return null;
            }

            SkipSpace();
            if (!Take(':', "A colon is missing") || Value(depth + 1) is not { } value)
            {
                return null;
            }

            members.Add(new(key.Content, value, key.Start, key.Length));
            SkipSpace();
        }

        at++;
        return new(members, start, at - start);
    }

    private JsonValue.List? List(int depth)
    {
        var start = at++;
        var items = new List<JsonValue>();
        SkipSpace();
        while (Next != ']')
        {
            if ((items.Count > 0 && !Take(',', "A comma or ] is missing")) || Value(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
            SkipSpace();
        }

        at++;
        return new(items, start, at - start);
    }

    private JsonValue.Text? Text()
    {
        var start = at++;
        var content = new StringBuilder();
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] < ' ')
            {
                Fail("A control character has to be written as an escape", at, 1);
                return null;
            }

            if (text[at] != '\\')
            {
                content.Append(text[at++]);
            }
            else if (Escaped() is { } character)
            {
                content.Append(character);
            }
            else
            {
                return null;
            }
        }

        if (at == text.Length)
        {
            Fail("The text that begins here has no end", start, at - start);
            return null;
        }

        at++;
        return new(content.ToString(), start, at - start);
    }

    private char? Escaped()
    {
        var start = at++;
        char? simple = Next switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (simple is not null)
        {
            at++;
            return simple;
        }

        if (
            Next == 'u'
            && Rest(5) == 5
            && ushort.TryParse(
                text.Substring(at + 1, 4),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var code
            )
        )
        {
            at += 5;
            return (char)code;
        }

        at = start;
        Fail("This is no escape", start, Rest(2));
        return null;
    }

    private JsonValue.Numeric? Number()
    {
        var start = at;
        at += Next == '-' ? 1 : 0;
        var isNumber = Next == '0' ? Digits(1) : Digits(int.MaxValue);
        var isWhole = true;
        if (isNumber && Next == '.')
        {
            at++;
            isWhole = false;
            isNumber = Digits(int.MaxValue);
        }

        if (isNumber && Next is 'e' or 'E')
        {
            at++;
            isWhole = false;
            at += Next is '+' or '-' ? 1 : 0;
            isNumber = Digits(int.MaxValue);
        }

        if (!isNumber || IsWordCharacter(Next))
        {
            SkipWord();
            Fail("This is no number", start, Math.Max(1, at - start));
            return null;
        }

        var written = text.Substring(start, at - start);
        if (
            !double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || double.IsInfinity(number)
        )
        {
            Fail("No number of 64 bits is that large", start, at - start);
            return null;
        }

        long? whole =
            isWhole
            && long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exact)
                ? exact
                : null;
        return new(number, whole, start, at - start);
    }

    /// <summary>Goes past digits; false where there are none.</summary>
    private bool Digits(int most)
    {
        var start = at;
        while (Next is >= '0' and <= '9' && at - start < most)
        {
            at++;
        }

        return at > start;
    }

    private JsonValue? Word()
    {
        var start = at;
        SkipWord();
        return text.Substring(start, at - start) switch
        {
            "true" => new JsonValue.Flag(IsSet: true, start, at - start),
            "false" => new JsonValue.Flag(IsSet: false, start, at - start),
            "null" => new JsonValue.Null(start, at - start),
            _ => Fail("This is no value", start, Math.Max(1, at - start)),
        };
    }

    private void SkipWord()
    {
        while (IsWordCharacter(Next))
        {
            at++;
        }
    }

    private static bool IsWordCharacter(char character) =>
        character is '.' or '+' or '-' or '_' || char.IsLetterOrDigit(character);

    private void SkipSpace()
    {
        while (Next is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }
    }

    private bool Take(char character, string otherwise)
    {
        if (Next == character && at < text.Length)
        {
            at++;
            return true;
        }

        Fail(otherwise, at, Rest(1));
        return false;
    }

    /// <summary>So many characters, or those that are left.</summary>
    private int Rest(int most) => Math.Min(most, text.Length - at);

    private JsonValue? Fail(string message, int start, int length)
    {
        Problem ??= new(message, start, length);
        return null;
    }
}
