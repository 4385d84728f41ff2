using System.Globalization;
using System.Text.RegularExpressions;
using TypedGpt.TestSupport;

namespace TypedGpt.Architecture.Tests.Sources;

/// <summary>The 135 configurations of ../shared/data/configs with what its README says of each.</summary>
internal static partial class PublishedConfigs
{
    /// <summary>The folder; null where the data are not there.</summary>
    public static string? Folder { get; } = SharedData.Folder is { } shared ? Path.Combine(shared, "configs") : null;

    /// <summary>Name, computed parameters (null for what is no plain decoder), and what the README says is odd.</summary>
    public static IReadOnlyList<(string Name, long? Parameters, string Odd)> All { get; } =
        Folder is null ? [] : [.. Rows(File.ReadLines(Path.Combine(Folder, "README.md")))];

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder!, name + ".json"));

    /// <summary>Each key that the README judges, with the judgement.</summary>
    public static IReadOnlyList<(string Key, string Changes)> Keys { get; } =
        Folder is null
            ? []
            :
            [
                .. File.ReadLines(Path.Combine(Folder, "README.md"))
                    .Select(line => KeyRow().Match(line))
                    .Where(row => row.Success)
                    .Select(row => (row.Groups[1].Value, row.Groups[2].Value)),
            ];

    private static IEnumerable<(string, long?, string)> Rows(IEnumerable<string> lines) =>
        lines
            .SkipWhile(line => !line.StartsWith("| file |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|'))
            .Select(cells =>
                (
                    cells[0].Trim(),
                    long.TryParse(
                        cells[3].Trim(),
                        NumberStyles.AllowThousands,
                        CultureInfo.InvariantCulture,
                        out var count
                    )
                        ? (long?)count
                        : null,
                    cells[^1].Trim()
                )
            );

    [GeneratedRegex(@"^\| ([^|]+?) \| \d+ \| (no|yes|only if not neutral|family key) \|")]
    private static partial Regex KeyRow();
}
