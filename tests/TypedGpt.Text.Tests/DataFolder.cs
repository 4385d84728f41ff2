using TypedGpt.TestSupport;
using Xunit.Abstractions;

namespace TypedGpt.Text.Tests;

/// <summary>Where the cases lie: small ones among the goldens, large files in the folder of the reference data.</summary>
internal static class DataFolder
{
    /// <summary>A file of tests/Goldens/text.</summary>
    public static string Small(string name) => Golden.PathOf(Path.Combine("text", name));

    /// <summary>A large file; null, and a line in the test's output, where the reference data is not here.</summary>
    public static string? Large(string name, ITestOutputHelper output)
    {
        var path = SharedData.Folder is { } shared ? Path.Combine(shared, name) : null;
        if (path is not null && File.Exists(path))
        {
            return path;
        }

        output.WriteLine(
            $"Not tested: {name} is not here. {SharedData.Variable} names the folder of the reference data."
        );
        return null;
    }
}
