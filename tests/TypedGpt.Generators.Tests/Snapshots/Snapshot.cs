using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TypedGpt.TestSupport;

namespace TypedGpt.Generators.Tests.Snapshots;

/// <summary>
/// Holds the emitted files of a model to <c>Verified/SnapshotTests.TEST#HINT.verified.cs</c>, with the version of the
/// generator left out. What differs is written next to it as <c>.received.cs</c>.
/// </summary>
internal static partial class Snapshot
{
    private static readonly string Folder = Path.Combine(
        Repository.Root,
        "tests",
        "TypedGpt.Generators.Tests",
        "Snapshots",
        "Verified"
    );

    [GeneratedRegex("(?<=GeneratedCode\\(\"TypedGpt\", \")[^\"]*(?=\"\\))")]
    private static partial Regex Version { get; }

    /// <summary>Compares, or writes anew where <see cref="Repository.UpdatesPages"/>.</summary>
    /// <param name="files">The emitted files by hint name.</param>
    /// <param name="test">The name that their snapshots begin with.</param>
    public static void Verify(IReadOnlyDictionary<string, string> files, [CallerMemberName] string test = "")
    {
        var start = $"SnapshotTests.{test}#";
        var emitted = files.ToDictionary(
            file => $"{start}{Path.ChangeExtension(file.Key, null)}.verified.cs",
            file => Version.Replace(file.Value, "%VERSION%")
        );
        Existing($"{start}*.received.cs").ForEach(name => File.Delete(PathOf(name)));
        var verified = Existing($"{start}*.verified.cs");
        var stale = verified.Except(emitted.Keys).ToList();
        var different = emitted
            .Keys.Where(name => !verified.Contains(name) || File.ReadAllText(PathOf(name)) != emitted[name])
            .ToList();
        if (Repository.UpdatesPages)
        {
            stale.ForEach(name => File.Delete(PathOf(name)));
            different.ForEach(name => File.WriteAllText(PathOf(name), emitted[name]));
            return;
        }

        different.ForEach(name =>
            File.WriteAllText(PathOf(name.Replace(".verified.", ".received.", StringComparison.Ordinal)), emitted[name])
        );
        Assert.True(
            different.Count + stale.Count == 0,
            $"""
            In {Folder}
            differ from what is emitted now (read the .received.cs beside them): {List(different)}
            are emitted no more: {List(stale)}
            Accept all with: {Repository.UpdateVariable}=1 dotnet test tests/TypedGpt.Generators.Tests --filter SnapshotTests
            """
        );
    }

    private static List<string> Existing(string pattern) =>
        [.. Directory.GetFiles(Folder, pattern).Select(path => Path.GetFileName(path))];

    private static string PathOf(string name) => Path.Combine(Folder, name);

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
