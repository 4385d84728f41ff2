using System.Globalization;
using System.Text;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>Writes times by strftime's codes, in English.</summary>
internal static class TimeFormat
{
    public static string Write(DateTime time, string format)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                text.Append(format[i]);
                continue;
            }

            // "%-d" is the number without its leading zero.
            var bare = format[i + 1] == '-' && i + 2 < format.Length;
            var code = format[i += bare ? 2 : 1];
            var written = Part(time, code);
            text.Append(
                bare
                    ? written.TrimStart('0') is { Length: > 0 } number
                        ? number
                        : "0"
                    : written
            );
        }

        return text.ToString();
    }

    private static string Part(DateTime time, char code) =>
        code switch
        {
            'Y' => Net(time, "yyyy"),
            'y' => Net(time, "yy"),
            'm' => Net(time, "MM"),
            'd' => Net(time, "dd"),
            'e' => time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
            'B' => Net(time, "MMMM"),
            'b' or 'h' => Net(time, "MMM"),
            'A' => Net(time, "dddd"),
            'a' => Net(time, "ddd"),
            'H' => Net(time, "HH"),
            'I' => Net(time, "hh"),
            'M' => Net(time, "mm"),
            'S' => Net(time, "ss"),
            'f' => Net(time, "ffffff"),
            'p' => Net(time, "tt"),
            'j' => time.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
            'u' => (time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek).ToString(
                CultureInfo.InvariantCulture
            ),
            'w' => ((int)time.DayOfWeek).ToString(CultureInfo.InvariantCulture),
            'F' => Net(time, "yyyy-MM-dd"),
            'T' => Net(time, "HH:mm:ss"),
            'R' => Net(time, "HH:mm"),
            'D' => Net(time, "MM/dd/yy"),
            'Z' or 'z' => "",
            'n' => "\n",
            't' => "\t",
            '%' => "%",
            _ => throw new PythonException($"strftime_now does not know '%{code}'."),
        };

    /// <summary>A part by .NET's code; one letter alone would be one of its standard formats.</summary>
    private static string Net(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
