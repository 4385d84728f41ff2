using System.Globalization;
using System.Numerics;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>The filters that make numbers.</summary>
internal static class Numbers
{
    /// <summary>A value as a whole number, towards 0; the default where it is none.</summary>
    public static object? Whole(object? value, Arguments arguments)
    {
        var otherwise = arguments.Get(0, "default", BigInteger.Zero);
        if (Python.Whole(value) is { } whole)
        {
            return whole;
        }

        if (value is PyText text)
        {
            var digits = text.Value.Trim().Replace("_", "", StringComparison.Ordinal);
            if (arguments.Int(1, "base", 10) == 16)
            {
                var bare = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits;
                return BigInteger.TryParse(
                    "0" + bare,
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var hexadecimal
                )
                    ? hexadecimal
                    : otherwise;
            }

            if (
                BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
            )
            {
                return parsed;
            }
        }

        return Real(value) is { } real && double.IsFinite(real) ? new BigInteger(real) : otherwise;
    }

    /// <summary>A value as a float64; the default where it is none.</summary>
    public static object? Real(object? value, Arguments arguments) =>
        Real(value) is { } number ? number : arguments.Get(0, "default", 0.0);

    /// <summary>A number rounded; halves go to the even neighbour. A whole number stays one.</summary>
    public static object Round(object? value, Arguments arguments)
    {
        var number =
            Python.Number(value) ?? throw new PythonException($"'round' does not work on {Python.TypeOf(value)}.");
        var precision = Math.Clamp(arguments.Int(0, "precision", 0), -15, 15);
        var scale = Math.Pow(10, precision);
        if (
            Python.Whole(value) is { } whole
            && precision >= 0
            && (arguments.FindText(1, "method")?.Value ?? "common") == "common"
        )
        {
            return whole;
        }

        return arguments.FindText(1, "method")?.Value switch
        {
            null or "common" => precision < 0
                ? Math.Round(number * scale, MidpointRounding.ToEven) / scale
                : Math.Round(number, precision, MidpointRounding.ToEven),
            "ceil" => Math.Ceiling(number * scale) / scale,
            "floor" => Math.Floor(number * scale) / scale,
            _ => throw new PythonException("'method' of round is 'common', 'ceil' or 'floor'."),
        };
    }

    private static double? Real(object? value) =>
        value is PyText text
            ? double.TryParse(text.Value.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : null
            : Python.Number(value);
}
