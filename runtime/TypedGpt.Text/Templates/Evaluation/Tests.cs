using System.Numerics;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>What stands behind "is".</summary>
internal static class Tests
{
    /// <summary>Whether a test holds.</summary>
    public static bool Holds(string name, object? value, Arguments arguments)
    {
        switch (name)
        {
            case "defined":
                return value is not Undefined;
            case "undefined":
                return value is Undefined;
            case "none":
                return value is null;
            case "true":
                return value is true;
            case "false":
                return value is false;
            case "boolean":
                return value is bool;
            case "string":
                return value is PyText;
            case "mapping":
                return value is PyDict;
            case "sequence":
                return value is PyText or PyList or PyTuple or PyDict or Undefined;
            case "iterable":
                return value is PyText or PyList or PyTuple or PyDict or PyGenerated or Undefined;
            case "number":
                return Python.Number(value) is not null;
            case "integer":
                return value is BigInteger;
            case "float":
                return value is double;
            case "callable":
                return value is Callable;
            case "odd":
                return Remainder(value, 2, name) != 0;
            case "even":
                return Remainder(value, 2, name) == 0;
            case "divisibleby":
                return Remainder(value, Python.Whole(arguments.Get(0, "num")) ?? 0, name) == 0;
            case "lower":
                return Python.Text(value).Value is var small
                    && small == small.ToLowerInvariant()
                    && small != small.ToUpperInvariant();
            case "upper":
                return Python.Text(value).Value is var great
                    && great == great.ToUpperInvariant()
                    && great != great.ToLowerInvariant();
            case "sameas":
                var twin = arguments.Get(0, "other");
                return value is null or bool ? Equals(value, twin) : ReferenceEquals(value, twin);
            default:
                return Signs(name) is { } sign
                    ? Compare(value, sign, arguments.Get(0, "other"))
                    : throw new PythonException($"there is no test '{name}'.");
        }
    }

    /// <summary>Whether a comparison holds.</summary>
    public static bool Compare(object? left, string sign, object? right) =>
        sign switch
        {
            "==" => Python.AreEqual(left, right),
            "!=" => !Python.AreEqual(left, right),
            "in" => Contains(right, left),
            "not in" => !Contains(right, left),
            "<" => Python.Compare(left, right, sign) < 0,
            "<=" => Python.Compare(left, right, sign) <= 0,
            ">" => Python.Compare(left, right, sign) > 0,
            _ => Python.Compare(left, right, sign) >= 0,
        };

    private static string? Signs(string name) =>
        name switch
        {
            "equalto" or "eq" or "==" => "==",
            "ne" or "!=" => "!=",
            "lt" or "lessthan" => "<",
            "le" => "<=",
            "gt" or "greaterthan" => ">",
            "ge" => ">=",
            "in" => "in",
            _ => null,
        };

    private static bool Contains(object? container, object? value) =>
        container switch
        {
            PyText text when value is PyText part => text.Value.Contains(part.Value, StringComparison.Ordinal),
            PyText => throw new PythonException($"'in' a text looks for a text, not {Python.TypeOf(value)}."),
            PyDict dict => dict.TryGet(value, out _),
            PyList or PyTuple or PyGenerated or Undefined => Python
                .Items(container)
                .Any(item => Python.AreEqual(item, value)),
            _ => throw new PythonException($"'in' does not work on {Python.TypeOf(container)}."),
        };

    private static BigInteger Remainder(object? value, BigInteger by, string test)
    {
        var whole =
            Python.Whole(value)
            ?? throw new PythonException(
                value is Undefined missing
                    ? missing.Reason
                    : $"'{test}' asks about a whole number, not {Python.TypeOf(value)}."
            );
        return by.IsZero ? throw new PythonException("a division by zero.") : BigInteger.Remainder(whole, by);
    }
}
