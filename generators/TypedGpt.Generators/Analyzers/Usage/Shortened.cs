using System.Linq;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>Code on one line and no longer than a message or a menu can bear: its two ends, which say most.</summary>
internal static class Shortened
{
    private const string Gap = " ... ";

    public static string Of(string code, int longest = 80)
    {
        var text = code.Split('\n').Select(line => line.Trim()).Aggregate(Joined);
        var end = (longest - Gap.Length) / 2;
        return text.Length <= longest ? text : text.Substring(0, end) + Gap + text.Substring(text.Length - end);
    }

    /// <summary>Two lines as one: a chain goes on with its dot.</summary>
    private static string Joined(string before, string line) =>
        line.Length == 0 || before.Length == 0 || line[0] == '.' || before[before.Length - 1] == '('
            ? before + line
            : $"{before} {line}";
}
