using System.Globalization;
using System.Numerics;
using System.Text;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>The methods of texts.</summary>
internal static class TextMethods
{
    public static object? Find(PyText text, string name, Budget budget)
    {
        Func<Arguments, object?>? call = name switch
        {
            "upper" => arguments => Mapped(arguments, value => value.ToUpperInvariant()),
            "lower" => arguments => Mapped(arguments, value => value.ToLowerInvariant()),
            "title" => arguments => Mapped(arguments, Title),
            "capitalize" => arguments => Mapped(arguments, Capitalize),
            "strip" => arguments => Strip(text, arguments.Expect("chars").FindText(0, "chars"), true, true),
            "lstrip" => arguments => Strip(text, arguments.Expect("chars").FindText(0, "chars"), true, false),
            "rstrip" => arguments => Strip(text, arguments.Expect("chars").FindText(0, "chars"), false, true),
            "split" => arguments => Split(text, arguments.Expect("sep", "maxsplit"), budget),
            "rsplit" => arguments => SplitFromRight(text, arguments.Expect("sep", "maxsplit"), budget),
            "splitlines" => _ => new PyList([.. Lines(text)]),
            "replace" => arguments => Replace(text, arguments.Expect("old", "new", "count"), budget),
            "join" => arguments => Join(text, Python.Items(arguments.Expect("iterable").Get(0, "iterable")), budget),
            "startswith" => arguments =>
                Begins(arguments, (value, part) => value.StartsWith(part, StringComparison.Ordinal)),
            "endswith" => arguments =>
                Begins(arguments, (value, part) => value.EndsWith(part, StringComparison.Ordinal)),
            "removeprefix" => arguments =>
                arguments.Expect("prefix").Text(0, "prefix").Value is var part
                && text.Value.StartsWith(part, StringComparison.Ordinal)
                    ? text.Slice(part.Length, text.Value.Length)
                    : text,
            "removesuffix" => arguments =>
                arguments.Expect("suffix").Text(0, "suffix").Value is { Length: > 0 } part
                && text.Value.EndsWith(part, StringComparison.Ordinal)
                    ? text.Slice(0, text.Value.Length - part.Length)
                    : text,
            "find" => arguments =>
                Place(text.Value.IndexOf(arguments.Expect("sub").Text(0, "sub").Value, StringComparison.Ordinal)),
            "rfind" => arguments =>
                Place(text.Value.LastIndexOf(arguments.Expect("sub").Text(0, "sub").Value, StringComparison.Ordinal)),
            "index" => arguments =>
                text.Value.IndexOf(arguments.Expect("sub").Text(0, "sub").Value, StringComparison.Ordinal)
                    is >= 0
                        and var at
                    ? Place(at)
                    : throw new PythonException("'index' did not find the text."),
            "count" => arguments => new BigInteger(Count(text.Value, arguments.Expect("sub").Text(0, "sub").Value)),
            "isdigit" => arguments => All(arguments, Rune.IsDigit),
            "isalpha" => arguments => All(arguments, Rune.IsLetter),
            "isalnum" => arguments => All(arguments, Rune.IsLetterOrDigit),
            "isspace" => arguments => All(arguments, Rune.IsWhiteSpace),
            "islower" => _ =>
                text.Value == text.Value.ToLowerInvariant() && text.Value != text.Value.ToUpperInvariant(),
            "isupper" => _ =>
                text.Value == text.Value.ToUpperInvariant() && text.Value != text.Value.ToLowerInvariant(),
            _ => null,
        };
        return call is null ? null : new Callable(name, call);

        PyText Mapped(Arguments arguments, Func<string, string> change)
        {
            arguments.Expect();
            return text.Map(change);
        }

        object Begins(Arguments arguments, Func<string, string, bool> holds) =>
            arguments.Expect("prefix").Get(0, "prefix") switch
            {
                PyText part => holds(text.Value, part.Value),
                PyTuple several => several.Items.Any(part => part is PyText one && holds(text.Value, one.Value)),
                var other => throw new PythonException(
                    $"'{name}' looks for a text or a tuple of texts, not {Python.TypeOf(other)}."
                ),
            };

        object All(Arguments arguments, Func<Rune, bool> holds)
        {
            arguments.Expect();
            return text.Value.Length > 0 && text.Value.EnumerateRunes().All(holds);
        }

        // Places count characters, not units.
        object Place(int at) => new BigInteger(at < 0 ? -1 : Python.Length(text.Value[..at]));
    }

    /// <summary>A text without white space, or without some characters, at its ends.</summary>
    public static PyText Strip(PyText text, PyText? characters, bool left, bool right)
    {
        var (start, end) = (0, text.Value.Length);
        while (left && start < end && Stripped(text.Value[start]))
        {
            start++;
        }

        while (right && end > start && Stripped(text.Value[end - 1]))
        {
            end--;
        }

        return text.Slice(start, end);

        bool Stripped(char letter) =>
            characters is null ? IsSpace(letter) : characters.Value.Contains(letter, StringComparison.Ordinal);
    }

    public static PyText Replace(PyText text, Arguments arguments, Budget budget)
    {
        var old = arguments.Text(0, "old").Value;
        var with = arguments.Text(1, "new");
        var most = arguments.Int(2, "count", -1);
        var result = new PyTextBuilder();
        var (done, replaced) = (0, 0);
        for (var at = 0; most < 0 || replaced < most; replaced++)
        {
            // Nothing stands between all characters, and at both ends.
            var found = old.Length == 0 ? at : text.Value.IndexOf(old, at, StringComparison.Ordinal);
            if (found < 0 || found > text.Value.Length)
            {
                break;
            }

            budget.Text((long)result.Length + found - done + with.Value.Length);
            result.Append(text.Slice(done, found));
            result.Append(with);
            done = found + old.Length;
            at = done + (old.Length == 0 ? 1 : 0);
        }

        result.Append(text.Slice(done, text.Value.Length));
        return result.ToText(text.IsSafe);
    }

    public static PyText Join(PyText separator, IEnumerable<object?> items, Budget budget)
    {
        var text = new PyTextBuilder();
        var first = true;
        foreach (var item in items)
        {
            var part = item as PyText ?? throw new PythonException($"'join' joins texts, not {Python.TypeOf(item)}.");
            budget.Text((long)text.Length + part.Value.Length + separator.Value.Length);
            if (!first)
            {
                text.Append(separator);
            }

            text.Append(part);
            first = false;
        }

        return text.ToText(separator.IsSafe);
    }

    /// <summary>Each word with a capital first; a word begins behind what is no letter.</summary>
    public static string Title(string value)
    {
        var result = new StringBuilder(value.Length);
        var inWord = false;
        foreach (var letter in value)
        {
            result.Append(inWord ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter));
            inWord = char.IsLetter(letter);
        }

        return result.ToString();
    }

    public static string Capitalize(string value) =>
        value.Length == 0 ? "" : char.ToUpperInvariant(value[0]) + value[1..].ToLowerInvariant();

    /// <summary>The lines of a text, without their ends.</summary>
    public static IEnumerable<PyText> Lines(PyText text)
    {
        var start = 0;
        for (var at = 0; at < text.Value.Length; at++)
        {
            if (
                text.Value[at]
                is not (
                    '\n'
                    or '\r'
                    or '\v'
                    or '\f'
                    or '\u001C'
                    or '\u001D'
                    or '\u001E'
                    or '\u0085'
                    or '\u2028'
                    or '\u2029'
                )
            )
            {
                continue;
            }

            yield return text.Slice(start, at);
            at += text.Value[at] == '\r' && at + 1 < text.Value.Length && text.Value[at + 1] == '\n' ? 1 : 0;
            start = at + 1;
        }

        if (start < text.Value.Length)
        {
            yield return text.Slice(start, text.Value.Length);
        }
    }

    private static PyList Split(PyText text, Arguments arguments, Budget budget)
    {
        var separator = arguments.FindText(0, "sep");
        var most = arguments.Int(1, "maxsplit", -1);
        budget.Text(text.Value.Length);
        return separator is null ? Words(text, most) : Parts(text, Separator(separator), most);
    }

    private static PyList Parts(PyText text, string separator, int most)
    {
        var parts = new List<object?>();
        var start = 0;
        while (most < 0 || parts.Count < most)
        {
            var at = text.Value.IndexOf(separator, start, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            parts.Add(text.Slice(start, at));
            start = at + separator.Length;
        }

        parts.Add(text.Slice(start, text.Value.Length));
        return new(parts);
    }

    private static PyList Words(PyText text, int most)
    {
        var words = new List<object?>();
        var at = 0;
        while (true)
        {
            while (at < text.Value.Length && IsSpace(text.Value[at]))
            {
                at++;
            }

            if (at == text.Value.Length)
            {
                return new(words);
            }

            var start = at;
            if (most >= 0 && words.Count == most)
            {
                words.Add(Strip(text.Slice(start, text.Value.Length), null, false, true));
                return new(words);
            }

            while (at < text.Value.Length && !IsSpace(text.Value[at]))
            {
                at++;
            }

            words.Add(text.Slice(start, at));
        }
    }

    private static PyList SplitFromRight(PyText text, Arguments arguments, Budget budget)
    {
        var separator = Separator(arguments.Text(0, "sep"));
        var most = arguments.Int(1, "maxsplit", -1);
        budget.Text(text.Value.Length);
        var parts = new List<object?>();
        var end = text.Value.Length;
        while (most < 0 || parts.Count < most)
        {
            var at = text.Value.AsSpan(0, end).LastIndexOf(separator);
            if (at < 0)
            {
                break;
            }

            parts.Insert(0, text.Slice(at + separator.Length, end));
            end = at;
        }

        parts.Insert(0, text.Slice(0, end));
        return new(parts);
    }

    private static string Separator(PyText text) =>
        text.Value.Length > 0 ? text.Value : throw new PythonException("a text is not split at nothing.");

    private static int Count(string text, string part)
    {
        if (part.Length == 0)
        {
            return Python.Length(text) + 1;
        }

        var count = 0;
        for (
            var at = text.IndexOf(part, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal)
        )
        {
            count++;
        }

        return count;
    }

    /// <summary>Python's white space has four separators of ASCII that .NET's lacks.</summary>
    private static bool IsSpace(char letter) => char.IsWhiteSpace(letter) || letter is >= '\u001C' and <= '\u001F';
}
