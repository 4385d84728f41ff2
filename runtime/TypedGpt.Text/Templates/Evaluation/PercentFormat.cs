using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>Python's formatting with '%'.</summary>
internal static partial class PercentFormat
{
    private const int Widest = 10_000;

    [GeneratedRegex(
        @"%(?:\((?<name>[^)]*)\))?(?<flags>[-+ 0#]*)(?<width>\d*)(?:\.(?<precision>\d*))?(?<kind>.?)",
        RegexOptions.Singleline
    )]
    private static partial Regex Field { get; }

    /// <summary>The format with its fields filled.</summary>
    /// <param name="format">The format.</param>
    /// <param name="values">The values in order; a dictionary alone gives them by name.</param>
    /// <param name="budget">What counts the text.</param>
    public static PyText Write(PyText format, IReadOnlyList<object?> values, Budget budget)
    {
        var text = new PyTextBuilder();
        var (done, next) = (0, 0);
        foreach (Match field in Field.Matches(format.Value))
        {
            text.Append(format.Slice(done, field.Index));
            done = field.Index + field.Length;
            var kind = field.Groups["kind"].Value;
            if (kind == "%")
            {
                text.Append("%");
                continue;
            }

            object? value;
            if (field.Groups["name"].Success)
            {
                if (values is not [PyDict dict] || !dict.TryGet(new PyText(field.Groups["name"].Value), out value))
                {
                    throw new PythonException($"a format lacks its value '{field.Groups["name"].Value}'.");
                }

                next = 1;
            }
            else
            {
                value =
                    next < values.Count
                        ? values[next++]
                        : throw new PythonException("a format has more fields than values.");
            }

            var written = Part(field, kind, value);
            budget.Text((long)text.Length + written.Value.Length);
            text.Append(written);
        }

        text.Append(format.Slice(done, format.Value.Length));
        return next == values.Count || values is [PyDict]
            ? text.ToText(format.IsSafe)
            : throw new PythonException("a format has fewer fields than values.");
    }

    private static PyText Part(Match field, string kind, object? value)
    {
        var flags = field.Groups["flags"].Value;
        var width = Number(field.Groups["width"].Value) ?? 0;
        var precision = field.Groups["precision"].Success ? Number(field.Groups["precision"].Value) ?? 0 : (int?)null;
        var text = kind switch
        {
            "s" => Cut(Python.Text(value), precision),
            "r" => Cut(Python.Written(value), precision),
            "d" or "i" or "u" => new(Signed(flags, Whole(value, kind).ToString(CultureInfo.InvariantCulture))),
            "x" => new(Signed(flags, Hexadecimal(Whole(value, kind)))),
            "X" => new(Signed(flags, Hexadecimal(Whole(value, kind)).ToUpperInvariant())),
            "f" or "F" => new(
                Signed(
                    flags,
                    Real(value, kind)
                        .ToString(
                            "F" + (precision ?? 6).ToString(CultureInfo.InvariantCulture),
                            CultureInfo.InvariantCulture
                        )
                )
            ),
            "e" => new(Signed(flags, Exponential(Real(value, kind), precision ?? 6))),
            _ => throw new PythonException($"a format has the field '%{kind}', which is not supported."),
        };
        var missing = width - Python.Length(text.Value);
        if (missing <= 0)
        {
            return text;
        }

        if (
            flags.Contains('0', StringComparison.Ordinal)
            && !flags.Contains('-', StringComparison.Ordinal)
            && kind is not ("s" or "r")
        )
        {
            var signed = text.Value[0] is '-' or '+' or ' ';
            return new((signed ? text.Value[..1] : "") + new string('0', missing) + text.Value[(signed ? 1 : 0)..]);
        }

        var padded = new PyTextBuilder();
        padded.Append(flags.Contains('-', StringComparison.Ordinal) ? "" : new string(' ', missing));
        padded.Append(text);
        padded.Append(flags.Contains('-', StringComparison.Ordinal) ? new string(' ', missing) : "");
        return padded.ToText();
    }

    private static PyText Cut(PyText text, int? precision) =>
        precision is { } most && most < text.Value.Length ? text.Slice(0, most) : text;

    private static BigInteger Whole(object? value, string kind) =>
        value is double number && double.IsFinite(number)
            ? new BigInteger(number)
            : Python.Whole(value)
                ?? throw new PythonException($"'%{kind}' writes a number, not {Python.TypeOf(value)}.");

    private static double Real(object? value, string kind) =>
        Python.Number(value) ?? throw new PythonException($"'%{kind}' writes a number, not {Python.TypeOf(value)}.");

    private static string Hexadecimal(BigInteger value)
    {
        var digits = BigInteger.Abs(value).ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        return (value < 0 ? "-" : "") + (digits.Length == 0 ? "0" : digits);
    }

    private static string Exponential(double value, int precision)
    {
        var written = value.ToString(
            "e" + precision.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );

        // .NET writes three digits of the exponent, Python two where two do.
        var at = written.IndexOf('e', StringComparison.Ordinal) + 2;
        return written[..at] + written[at..].TrimStart('0').PadLeft(2, '0');
    }

    private static string Signed(string flags, string digits) =>
        digits.StartsWith('-') ? digits
        : flags.Contains('+', StringComparison.Ordinal) ? "+" + digits
        : flags.Contains(' ', StringComparison.Ordinal) ? " " + digits
        : digits;

    private static int? Number(string digits) =>
        digits.Length == 0 ? null
        : digits.Length < 6 && int.Parse(digits, CultureInfo.InvariantCulture) is var number and <= Widest ? number
        : throw new PythonException($"a format has a field of {digits} characters.");
}
