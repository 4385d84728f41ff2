using TypedGpt.TestSupport;
using Xunit.Abstractions;

namespace TypedGpt.Text.Tests;

/// <summary>Where the cases lie: small ones among the goldens, large files in the folder of the reference data.</summary>
internal static class DataFolder
{
    private const string Variable = "TYPEDGPT_DATA";

    private static readonly string? Folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : Beside(Repository.Root);

    /// <summary>A file of tests/Goldens/text.</summary>
    public static string Small(string name) => Golden.PathOf(Path.Combine("text", name));

    /// <summary>A large file; null, and a line in the test's output, where the reference data is not here.</summary>
    public static string? Large(string name, ITestOutputHelper output)
    {
        var path = Folder is null ? null : Path.Combine(Folder, name);
        if (path is not null && File.Exists(path))
        {
            return path;
        }

        output.WriteLine($"Not tested: {name} is not here. {Variable} names the folder of the reference data.");
        return null;
    }

    private static string? Beside(string folder) =>
        Path.GetDirectoryName(folder) is not { } parent ? null
        : Directory.Exists(Path.Combine(parent, "shared", "data", "smollm2")) ? Path.Combine(parent, "shared", "data")
        : Beside(parent);
}
