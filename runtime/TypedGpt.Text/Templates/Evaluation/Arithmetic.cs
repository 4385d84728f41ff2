using System.Globalization;
using System.Numerics;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>Python's operators.</summary>
internal sealed class Arithmetic(Budget budget)
{
    private const int GreatestExponent = 1000;
    private const int MostBits = 16384;

    public object? Signed(string sign, object? value)
    {
        if (value is double number)
        {
            return sign == "-" ? -number : number;
        }

        return Python.Whole(value) is { } whole
            ? sign == "-"
                ? -whole
                : whole
            : throw Refused($"'{sign}' of", value);
    }

    public object? Compute(object? left, string sign, object? right)
    {
        if (sign == "~")
        {
            return Join(Python.Text(left), Python.Text(right));
        }

        foreach (var operand in (ReadOnlySpan<object?>)[left, right])
        {
            if (operand is Undefined missing)
            {
                throw new PythonException(missing.Reason);
            }
        }

        if (sign == "%" && left is PyText format)
        {
            return PercentFormat.Write(format, right is PyTuple tuple ? tuple.Items : [right], budget);
        }

        if (Python.Whole(left) is { } a && Python.Whole(right) is { } b)
        {
            return Whole(a, sign, b);
        }

        if (Python.Number(left) is { } x && Python.Number(right) is { } y)
        {
            return Number(x, sign, y);
        }

        return (sign, left, right) switch
        {
            ("+", PyText one, PyText other) => Add(one, other),
            ("+", PyList one, PyList other) => new PyList(Both(one.Items, other.Items)),
            ("+", PyTuple one, PyTuple other) => new PyTuple(Both(one.Items, other.Items)),
            ("*", PyText or PyList or PyTuple, _) when Python.Whole(right) is { } count => Repeat(left, count),
            ("*", _, PyText or PyList or PyTuple) when Python.Whole(left) is { } count => Repeat(right, count),
            _ => throw new PythonException(
                $"'{sign}' does not work on {Python.TypeOf(left)} and {Python.TypeOf(right)}."
            ),
        };
    }

    /// <summary>Two texts as one, without escaping.</summary>
    public PyText Join(PyText left, PyText right)
    {
        budget.Text((long)left.Value.Length + right.Value.Length);
        var text = new PyTextBuilder();
        text.Append(left);
        text.Append(right);
        return text.ToText();
    }

    /// <summary>'+' of texts: one that is marked as HTML escapes the other.</summary>
    private PyText Add(PyText left, PyText right)
    {
        if (left.IsSafe == right.IsSafe)
        {
            return Join(left, right).Marked(left.IsSafe);
        }

        return Join(left.IsSafe ? left : Escaping.Of(left), right.IsSafe ? right : Escaping.Of(right))
            .Marked(safe: true);
    }

    private List<object?> Both(IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        budget.Step(left.Count + right.Count);
        return [.. left, .. right];
    }

    private object Repeat(object? value, BigInteger count)
    {
        var times = (int)BigInteger.Clamp(count, 0, int.MaxValue);
        if (value is PyText text)
        {
            budget.Text((long)text.Value.Length * times);
            var repeated = new PyTextBuilder();
            for (var i = 0; i < times && text.Value.Length > 0; i++)
            {
                repeated.Append(text);
            }

            return repeated.ToText(text.IsSafe);
        }

        var items = Python.Items(value);
        budget.Step((long)items.Count * times);
        List<object?> all = [.. Enumerable.Range(0, items.Count == 0 ? 0 : times).SelectMany(_ => items)];
        return value is PyList ? new PyList(all) : new PyTuple(all);
    }

    private static object Whole(BigInteger left, string sign, BigInteger right)
    {
        if (sign is "/" or "//" or "%" && right.IsZero)
        {
            throw new PythonException("a division by zero.");
        }

        object result = sign switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => (double)left / (double)right,
            "//" => Floor(left, right),
            "%" => left - (Floor(left, right) * right),
            _ when right < 0 => Math.Pow((double)left, (double)right),
            _ when right > GreatestExponent => throw new PythonException(
                string.Create(CultureInfo.InvariantCulture, $"an exponent is greater than {GreatestExponent}.")
            ),
            _ => BigInteger.Pow(left, (int)right),
        };
        return result is BigInteger whole && whole.GetBitLength() > MostBits
            ? throw new PythonException("a number has too many digits.")
            : result;
    }

    private static BigInteger Floor(BigInteger left, BigInteger right)
    {
        var quotient = BigInteger.DivRem(left, right, out var rest);
        return rest.Sign * right.Sign < 0 ? quotient - 1 : quotient;
    }

    private static object Number(double left, string sign, double right)
    {
        if (sign is "/" or "//" or "%" && right == 0)
        {
            throw new PythonException("a division by zero.");
        }

        return sign switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "//" => Math.Floor(left / right),
            "%" => left - (Math.Floor(left / right) * right),
            _ => Math.Pow(left, right),
        };
    }

    private static PythonException Refused(string what, object? value) =>
        new(value is Undefined missing ? missing.Reason : $"{what} {Python.TypeOf(value)} does not work.");
}
