using System.Linq;
using System.Text.RegularExpressions;

namespace TypedGpt.Ranks;

/// <summary>Axis names in the text of documentation: <c>[D0, D1, D2]</c> and <c>name="D3"</c> follow the rank.</summary>
internal static class Documentation
{
    private static readonly Regex List = new(@"\b(?:[D]\d|[A-Z])\b(?:, (?:D\d|[A-Z])\b)*(, )?");

    // What is the same for each of no axes is just one.
    private static readonly Regex NoAxes = new(@",? ?(?:the same(?: right operand)? )?for each \[\]");

    public static string At(string text, AxisMap map) =>
        NoAxes.Replace(
            List.Replace(
                text,
                run =>
                {
                    var comma = run.Groups[1].Value;
                    var names = run
                        .Value.Substring(0, run.Length - comma.Length)
                        .Split([", "], System.StringSplitOptions.None)
                        .SelectMany(name => map[name] ?? [name])
                        .ToArray();
                    return names.Length == 0 ? "" : string.Join(", ", names) + comma;
                }
            ),
            ""
        );
}
