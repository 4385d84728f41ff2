using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>What stands behind '|'.</summary>
internal sealed partial class Filters(Budget budget, Arithmetic arithmetic)
{
    [GeneratedRegex(@"([-\s({\[<]+)")]
    private static partial Regex BetweenWords { get; }

    /// <summary>A value through a filter.</summary>
    public object? Apply(string name, object? value, Arguments arguments) =>
        name switch
        {
            "tojson" => Json(value, arguments.Expect("ensure_ascii", "indent", "separators", "sort_keys")),
            "length" or "count" => Length(value),
            "string" => Python.Text(value),
            "safe" => Python.Text(value).Marked(safe: true),
            "e" or "escape" or "forceescape" => Python.Text(value) is { IsSafe: false } unsafeText
                ? Escaping.Of(unsafeText)
                : value,
            "trim" => TextMethods.Strip(Python.Text(value), arguments.Expect("chars").FindText(0, "chars"), true, true),
            "lower" => Python.Text(value).Map(text => text.ToLowerInvariant()),
            "upper" => Python.Text(value).Map(text => text.ToUpperInvariant()),
            "capitalize" => Python.Text(value).Map(TextMethods.Capitalize),
            "title" => Python.Text(value).Map(Title),
            "replace" => TextMethods.Replace(
                Python.Text(value),
                arguments with
                {
                    Places =
                    [
                        .. arguments
                            .Expect("old", "new", "count")
                            .Places.Select((place, i) => i < 2 ? Python.Text(place) : place),
                    ],
                },
                budget
            ),
            "indent" => Indent(Python.Text(value), arguments.Expect("width", "first", "blank")),
            "format" => PercentFormat.Write(
                Python.Text(value),
                arguments.Names.Count > 0 ? [Named(arguments)] : arguments.Places,
                budget
            ),
            "join" => Join(value, arguments.Expect("d", "attribute")),
            "default" or "d" => Default(value, arguments.Expect("default_value", "boolean")),
            "items" => value is Undefined ? new PyGenerated([])
            : value is PyDict dict ? new PyGenerated(DictMethods.Items(dict).Items)
            : throw Refused(name, value),
            "list" => new PyList(Counted(value)),
            "first" => Counted(value) is [var first, ..] ? first : new Undefined("there is no first item."),
            "last" => value is not PyGenerated && Counted(value) is [.., var last]
                ? last
                : new Undefined("there is no last item."),
            "reverse" => value is PyText
                ? Members.Slice(value, null, null, BigInteger.MinusOne)
                : new PyGenerated([.. Counted(value).Reverse()]),
            "map" => Map(value, arguments),
            "select" => Select(value, arguments, attribute: false, wanted: true),
            "reject" => Select(value, arguments, attribute: false, wanted: false),
            "selectattr" => Select(value, arguments, attribute: true, wanted: true),
            "rejectattr" => Select(value, arguments, attribute: true, wanted: false),
            "dictsort" => DictSort(value, arguments.Expect("case_sensitive", "by", "reverse")),
            "sort" => Sort(value, arguments.Expect("reverse", "case_sensitive", "attribute")),
            "unique" => Unique(value, arguments.Expect("case_sensitive", "attribute")),
            "min" => Extreme(value, arguments.Expect("case_sensitive", "attribute"), -1),
            "max" => Extreme(value, arguments.Expect("case_sensitive", "attribute"), 1),
            "sum" => Sum(value, arguments.Expect("attribute", "start")),
            "int" => Numbers.Whole(value, arguments.Expect("default", "base")),
            "float" => Numbers.Real(value, arguments.Expect("default")),
            "abs" => value is double number ? Math.Abs(number)
            : Python.Whole(value) is { } whole ? BigInteger.Abs(whole)
            : throw Refused(name, value),
            "round" => Numbers.Round(value, arguments.Expect("precision", "method")),
            "wordcount" => new BigInteger(
                Python.Text(value).Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length
            ),
            _ => throw new PythonException($"there is no filter '{name}'."),
        };

    private PyText Json(object? value, Arguments arguments)
    {
        var indent = arguments.Get(1, "indent", null) switch
        {
            null => null,
            PyText text => text.Value,
            var width => new string(' ', Math.Clamp(Python.Index(width, "'indent' of tojson"), 0, 100)),
        };
        var separators = arguments.Get(2, "separators", null) is { } given ? Python.Items(given) : null;
        var text2 = new JsonText(
            arguments.Truth(0, "ensure_ascii", otherwise: false),
            indent,
            separators is [PyText item, ..] ? item.Value
                : indent is null ? ", "
                : ",",
            separators is [_, PyText key] ? key.Value : ": ",
            arguments.Truth(3, "sort_keys", otherwise: false)
        ).Write(value);
        budget.Text(text2.Value.Length);
        return text2;
    }

    private static object Length(object? value) =>
        value switch
        {
            PyText text => new BigInteger(Python.Length(text.Value)),
            PyList or PyTuple or PyDict or Undefined => new BigInteger(Python.Items(value).Count),
            _ => throw Refused("length", value),
        };

    private static object? Default(object? value, Arguments arguments) =>
        value is Undefined || (arguments.Truth(1, "boolean", otherwise: false) && !Python.Truth(value))
            ? arguments.Get(0, "default_value", PyText.Empty)
            : value;

    private PyText Join(object? value, Arguments arguments)
    {
        var separator = Python.Text(arguments.Get(0, "d", PyText.Empty)).Marked(safe: false);
        var attribute = arguments.Get(1, "attribute", null);
        return TextMethods.Join(
            separator,
            Counted(value).Select(item => (object?)Python.Text(attribute is null ? item : Path(item, attribute))),
            budget
        );
    }

    private PyText Indent(PyText text, Arguments arguments)
    {
        var width = arguments.Get(0, "width", new BigInteger(4)) is PyText given
            ? given.Value
            : new string(' ', Math.Clamp(arguments.Int(0, "width", 4), 0, 1000));
        var blank = arguments.Truth(2, "blank", otherwise: false);
        var result = new PyTextBuilder();
        var ended = new PyTextBuilder();
        ended.Append(text);
        ended.Append("\n");
        var first = true;
        foreach (var line in TextMethods.Lines(ended.ToText()))
        {
            result.Append(first ? "" : "\n");
            if (first ? arguments.Truth(1, "first", otherwise: false) : blank || line.Value.Length > 0)
            {
                result.Append(width);
            }

            budget.Text((long)result.Length + line.Value.Length);
            result.Append(line);
            first = false;
        }

        return result.ToText(text.IsSafe);
    }

    private static string Title(string value) =>
        string.Concat(
            BetweenWords
                .Split(value)
                .Where(part => part.Length > 0)
                .Select(part => char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant())
        );

    private PyGenerated Map(object? value, Arguments arguments)
    {
        var items = Python.Truth(value) ? Counted(value) : [];
        if (arguments.Places.Count == 0)
        {
            var path = arguments.Expect("attribute", "default").Get(0, "attribute");
            var otherwise = arguments.Get(1, "default", null);
            return new([
                .. items.Select(item =>
                    Path(item, path) is var found && found is Undefined && otherwise is not null ? otherwise : found
                ),
            ]);
        }

        var name = arguments.Text(0, "a filter").Value;
        var rest = arguments with { Of = name, Places = [.. arguments.Places.Skip(1)] };
        return new([.. items.Select(item => Apply(name, item, rest))]);
    }

    private PyGenerated Select(object? value, Arguments arguments, bool attribute, bool wanted)
    {
        var items = Python.Truth(value) ? Counted(value) : [];
        var path = attribute ? arguments.Get(0, "attribute") : null;
        var given = arguments.Places.Skip(attribute ? 1 : 0).ToList();
        var rest =
            given.Count == 0 ? null : arguments with { Of = Python.Text(given[0]).Value, Places = [.. given.Skip(1)] };
        return new([
            .. items.Where(item =>
            {
                var tested = attribute ? Path(item, path) : item;
                return (rest is null ? Python.Truth(tested) : Tests.Holds(rest.Of, tested, rest)) == wanted;
            }),
        ]);
    }

    private PyList DictSort(object? value, Arguments arguments)
    {
        if (value is not PyDict dict)
        {
            throw Refused("dictsort", value);
        }

        var by = arguments.FindText(1, "by")?.Value ?? "key";
        if (by is not ("key" or "value"))
        {
            throw new PythonException("'by' of dictsort is 'key' or 'value'.");
        }

        return new(
            Sorted(
                DictMethods.Items(dict).Items,
                item => ((PyTuple)item!).Items[by == "key" ? 0 : 1],
                arguments.Truth(0, "case_sensitive", otherwise: false),
                arguments.Truth(2, "reverse", otherwise: false)
            )
        );
    }

    private PyList Sort(object? value, Arguments arguments)
    {
        var paths = arguments.FindText(2, "attribute")?.Value.Split(',');
        return new(
            Sorted(
                Counted(value),
                item =>
                    paths is null ? item
                    : paths is [var path] ? Path(item, new PyText(path))
                    : new PyTuple([.. paths.Select(one => Path(item, new PyText(one.Trim())))]),
                arguments.Truth(1, "case_sensitive", otherwise: false),
                arguments.Truth(0, "reverse", otherwise: false)
            )
        );
    }

    private static List<object?> Sorted(
        IReadOnlyList<object?> items,
        Func<object?, object?> key,
        bool caseSensitive,
        bool reverse
    )
    {
        var order = Comparer<object?>.Create((a, b) => Python.Compare(a, b, "<"));
        Func<object?, object?> folded = item => caseSensitive ? key(item) : Folded(key(item));
        try
        {
            return [.. reverse ? items.OrderByDescending(folded, order) : items.OrderBy(folded, order)];
        }
        catch (InvalidOperationException wrong) when (wrong.InnerException is PythonException inner)
        {
            throw inner;
        }
    }

    private PyGenerated Unique(object? value, Arguments arguments)
    {
        var attribute = arguments.Get(1, "attribute", null);
        var caseSensitive = arguments.Truth(0, "case_sensitive", otherwise: false);
        var seen = new PyDict();
        var unique = new List<object?>();
        foreach (var item in Counted(value))
        {
            var key = attribute is null ? item : Path(item, attribute);
            key = caseSensitive ? key : Folded(key);
            if (!seen.TryGet(key, out _))
            {
                seen.Set(key, true);
                unique.Add(item);
            }
        }

        return new(unique);
    }

    private object? Extreme(object? value, Arguments arguments, int sign)
    {
        var attribute = arguments.Get(1, "attribute", null);
        var caseSensitive = arguments.Truth(0, "case_sensitive", otherwise: false);
        object? best = new Undefined("there is no item.");
        object? bestKey = null;
        foreach (var item in Counted(value))
        {
            var key = attribute is null ? item : Path(item, attribute);
            key = caseSensitive ? key : Folded(key);
            if (best is Undefined || Python.Compare(key, bestKey, "<") * sign > 0)
            {
                (best, bestKey) = (item, key);
            }
        }

        return best;
    }

    private object? Sum(object? value, Arguments arguments)
    {
        var attribute = arguments.Get(0, "attribute", null);
        return Counted(value)
            .Aggregate(
                arguments.Get(1, "start", BigInteger.Zero),
                (sofar, item) => arithmetic.Compute(sofar, "+", attribute is null ? item : Path(item, attribute))
            );
    }

    /// <summary>The value behind a path of keys and places with dots between.</summary>
    private object? Path(object? item, object? path) =>
        path is PyText text
            ? text
                .Value.Split('.')
                .Aggregate(
                    item,
                    (found, part) =>
                        Members.Item(
                            found,
                            part.All(char.IsAsciiDigit) && part.Length is > 0 and < 9
                                ? BigInteger.Parse(part, CultureInfo.InvariantCulture)
                                : new PyText(part),
                            budget
                        )
                )
            : Members.Item(item, path, budget);

    private IReadOnlyList<object?> Counted(object? value)
    {
        var items = Python.Items(value);
        budget.Step(items.Count);
        return items;
    }

    private static object? Folded(object? value) =>
        value is PyText text ? text.Map(all => all.ToLowerInvariant()) : value;

    private static PyDict Named(Arguments arguments)
    {
        var named = new PyDict();
        foreach (var (name, value) in arguments.Names)
        {
            named[name] = value;
        }

        return named;
    }

    private static PythonException Refused(string name, object? value) =>
        new(value is Undefined missing ? missing.Reason : $"'{name}' does not work on {Python.TypeOf(value)}.");
}
