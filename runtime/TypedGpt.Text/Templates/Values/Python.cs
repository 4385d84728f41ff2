using System.Globalization;
using System.Numerics;
using System.Text;

namespace TypedGpt.Templates.Values;

/// <summary>Truth, equality, order and printing of values, as Python has them.</summary>
internal static class Python
{
    private const int GreatestDepth = 200;

    /// <summary>Whether a value counts as true.</summary>
    public static bool Truth(object? value) =>
        value switch
        {
            null or Undefined => false,
            bool truth => truth,
            BigInteger whole => !whole.IsZero,
            double number => number != 0,
            PyText text => text.Value.Length > 0,
            PyList list => list.Items.Count > 0,
            PyTuple tuple => tuple.Items.Count > 0,
            PyDict dict => dict.Entries.Count > 0,
            _ => true,
        };

    /// <summary>The name of a value's type.</summary>
    public static string TypeOf(object? value) =>
        value switch
        {
            null => "None",
            Undefined => "undefined",
            bool => "bool",
            BigInteger => "int",
            double => "float",
            PyText => "str",
            PyList => "list",
            PyTuple => "tuple",
            PyDict => "dict",
            PyGenerated => "generator",
            PyNamespace => "namespace",
            _ => "function",
        };

    /// <summary>A number as a whole one, truths among them; null for anything else.</summary>
    public static BigInteger? Whole(object? value) =>
        value switch
        {
            BigInteger whole => whole,
            bool truth => truth ? BigInteger.One : BigInteger.Zero,
            _ => null,
        };

    /// <summary>A number as a float64; null for anything else.</summary>
    public static double? Number(object? value) => value is double number ? number : (double?)Whole(value);

    /// <summary>A whole number as an int32; those beyond count as the greatest and least.</summary>
    public static int Index(object? value, string what) =>
        Whole(value) is { } whole
            ? (int)BigInteger.Clamp(whole, int.MinValue, int.MaxValue)
            : throw new PythonException($"{what} is a whole number, not {TypeOf(value)}.");

    /// <summary>What a loop over a value goes through.</summary>
    public static IReadOnlyList<object?> Items(object? value) =>
        value switch
        {
            Undefined => [],
            PyList list => list.Items,
            PyTuple tuple => tuple.Items,
            PyGenerated generated => generated.Items,
            PyDict dict => [.. dict.Entries.Select(entry => entry.Key)],
            PyText text => Characters(text),
            _ => throw new PythonException($"a value of type {TypeOf(value)} cannot be gone through."),
        };

    /// <summary>The characters of a text, those above U+FFFF whole.</summary>
    public static List<object?> Characters(PyText text)
    {
        var characters = new List<object?>(text.Value.Length);
        for (var at = 0; at < text.Value.Length; )
        {
            var length = char.IsSurrogatePair(text.Value, at) ? 2 : 1;
            characters.Add(text.Slice(at, at + length));
            at += length;
        }

        return characters;
    }

    /// <summary>How many characters a text has.</summary>
    public static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    public static bool AreEqual(object? left, object? right, int depth = 0)
    {
        Guard(depth);
        if (Whole(left) is { } whole && Whole(right) is { } other)
        {
            return whole == other;
        }

        if (Number(left) is { } number && Number(right) is { } otherNumber)
        {
            return number == otherNumber;
        }

        return (left, right) switch
        {
            (null, null) => true,
            (Undefined, Undefined) => true,
            (PyText a, PyText b) => a.Value == b.Value,
            (PyList a, PyList b) => AreAllEqual(a.Items, b.Items, depth),
            (PyTuple a, PyTuple b) => AreAllEqual(a.Items, b.Items, depth),
            (PyDict a, PyDict b) => a.Entries.Count == b.Entries.Count
                && a.Entries.All(entry => b.TryGet(entry.Key, out var twin) && AreEqual(entry.Value, twin, depth + 1)),
            _ => ReferenceEquals(left, right),
        };
    }

    /// <summary>Less than 0, 0 or more, as the left value is less, equal or greater.</summary>
    public static int Compare(object? left, object? right, string sign)
    {
        if (Whole(left) is { } whole && Whole(right) is { } other)
        {
            return whole.CompareTo(other);
        }

        if (Number(left) is { } number && Number(right) is { } otherNumber)
        {
            return number.CompareTo(otherNumber);
        }

        switch (left, right)
        {
            case (PyText a, PyText b):
                return CompareText(a.Value, b.Value);
            case (PyList a, PyList b):
                return CompareAll(a.Items, b.Items, sign);
            case (PyTuple a, PyTuple b):
                return CompareAll(a.Items, b.Items, sign);
            case (Undefined missing, _):
                throw new PythonException(missing.Reason);
            case (_, Undefined missing):
                throw new PythonException(missing.Reason);
            default:
                throw new PythonException($"'{sign}' does not compare {TypeOf(left)} and {TypeOf(right)}.");
        }
    }

    /// <summary>A value as it is printed.</summary>
    public static PyText Text(object? value) =>
        value switch
        {
            PyText text => text,
            Undefined => PyText.Empty,
            _ => Written(value),
        };

    /// <summary>A value as it is printed inside of a list.</summary>
    public static PyText Written(object? value)
    {
        var text = new StringBuilder();
        var foreign = false;
        Write(value, text, ref foreign, 0);
        return PyText.Of(text.ToString(), foreign);
    }

    /// <summary>A float64 as Python writes it: the shortest digits that give it back.</summary>
    public static string Text(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "nan"
                : number > 0 ? "inf"
                : "-inf";
        }

        var round = number.ToString("R", CultureInfo.InvariantCulture);
        var sign = round[0] == '-' ? "-" : "";
        var digits = new string([.. round.Split('E')[0].Where(char.IsAsciiDigit)]).TrimStart('0').TrimEnd('0');
        if (digits.Length == 0)
        {
            return sign + "0.0";
        }

        var exponent = ExponentOf(round);
        if (exponent is < -4 or >= 16)
        {
            var rest = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{sign}{digits[0]}{rest}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}"
            );
        }

        return sign
            + (
                exponent < 0 ? "0." + new string('0', -exponent - 1) + digits
                : exponent + 1 >= digits.Length ? digits + new string('0', exponent + 1 - digits.Length) + ".0"
                : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..]
            );
    }

    /// <summary>The power of ten of the first digit.</summary>
    private static int ExponentOf(string round)
    {
        var at = round.IndexOf('E', StringComparison.Ordinal);
        if (at >= 0)
        {
            var mantissa = round[..at].TrimStart('-');
            var whole = mantissa.Split('.')[0].Length - 1;
            return int.Parse(round.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + whole;
        }

        var plain = round.TrimStart('-');
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var integer = point < 0 ? plain : plain[..point];
        if (integer != "0")
        {
            return integer.Length - 1;
        }

        return -(plain.AsSpan(point + 1).IndexOfAnyExcept('0') + 1);
    }

    private static void Write(object? value, StringBuilder text, ref bool foreign, int depth)
    {
        Guard(depth);
        switch (value)
        {
            case null:
                text.Append("None");
                break;
            case Undefined:
                text.Append("Undefined");
                break;
            case bool truth:
                text.Append(truth ? "True" : "False");
                break;
            case BigInteger whole:
                text.Append(whole.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                text.Append(Text(number));
                break;
            case PyText inner:
                foreign |= inner.IsForeign;
                Quote(inner.Value, text);
                break;
            case PyList list:
                WriteAll("[", list.Items, "]", text, ref foreign, depth);
                break;
            case PyTuple tuple:
                WriteAll("(", tuple.Items, tuple.Items.Count == 1 ? ",)" : ")", text, ref foreign, depth);
                break;
            case PyDict dict:
                text.Append('{');
                for (var i = 0; i < dict.Entries.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Write(dict.Entries[i].Key, text, ref foreign, depth + 1);
                    text.Append(": ");
                    Write(dict.Entries[i].Value, text, ref foreign, depth + 1);
                }

                text.Append('}');
                break;
            case PyNamespace:
                text.Append("<Namespace>");
                break;
            case Callable callable:
                text.Append("<function ").Append(callable.Name).Append('>');
                break;
            default:
                text.Append("<generator>");
                break;
        }
    }

    private static void WriteAll(
        string open,
        IReadOnlyList<object?> items,
        string close,
        StringBuilder text,
        ref bool foreign,
        int depth
    )
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(items[i], text, ref foreign, depth + 1);
        }

        text.Append(close);
    }

    private static void Quote(string value, StringBuilder text)
    {
        var quote =
            value.Contains('\'', StringComparison.Ordinal) && !value.Contains('"', StringComparison.Ordinal)
                ? '"'
                : '\'';
        text.Append(quote);
        foreach (var rune in value.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\\':
                    text.Append(@"\\");
                    break;
                case '\n':
                    text.Append(@"\n");
                    break;
                case '\r':
                    text.Append(@"\r");
                    break;
                case '\t':
                    text.Append(@"\t");
                    break;
                default:
                    if (rune.Value == quote)
                    {
                        text.Append('\\').Append(quote);
                    }
                    else if (IsPrintable(rune))
                    {
                        text.Append(rune.ToString());
                    }
                    else
                    {
                        var code = rune.Value;
                        text.Append(
                            code <= 0xFF ? string.Create(CultureInfo.InvariantCulture, $"\\x{code:x2}")
                            : code <= 0xFFFF ? string.Create(CultureInfo.InvariantCulture, $"\\u{code:x4}")
                            : string.Create(CultureInfo.InvariantCulture, $"\\U{code:x8}")
                        );
                    }

                    break;
            }
        }

        text.Append(quote);
    }

    private static bool IsPrintable(Rune rune) =>
        rune.Value == ' '
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
            );

    /// <summary>By code points, which UTF-16's order is not above U+D800.</summary>
    private static int CompareText(string left, string right)
    {
        var (a, b) = (left.EnumerateRunes(), right.EnumerateRunes());
        while (true)
        {
            var (moreLeft, moreRight) = (a.MoveNext(), b.MoveNext());
            if (!moreLeft || !moreRight)
            {
                return moreLeft.CompareTo(moreRight);
            }

            if (a.Current != b.Current)
            {
                return a.Current.CompareTo(b.Current);
            }
        }
    }

    private static bool AreAllEqual(IReadOnlyList<object?> left, IReadOnlyList<object?> right, int depth) =>
        left.Count == right.Count && left.Zip(right).All(pair => AreEqual(pair.First, pair.Second, depth + 1));

    private static int CompareAll(IReadOnlyList<object?> left, IReadOnlyList<object?> right, string sign)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (!AreEqual(left[i], right[i]))
            {
                return Compare(left[i], right[i], sign);
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    /// <summary>Stops at a value that is nested deeper than any that is meant.</summary>
    /// <exception cref="PythonException">It is.</exception>
    public static void Guard(int depth)
    {
        if (depth > GreatestDepth)
        {
            throw new PythonException("a value is nested too deep.");
        }
    }
}
