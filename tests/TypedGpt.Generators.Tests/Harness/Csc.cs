using System.Diagnostics;
using TypedGpt.Architecture.Specs;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Tests.Harness;

/// <summary>The compiler of the SDK as <c>dotnet build</c> calls it, with generator and analyzers.</summary>
internal static class Csc
{
    /// <summary>The errors that it prints about a file.</summary>
    public static Task<IReadOnlyList<string>> Errors(string source) =>
        Errors(new Dictionary<string, string> { ["Gpt.cs"] = source });

    /// <summary>The errors that it prints about files, given by name.</summary>
    public static async Task<IReadOnlyList<string>> Errors(IReadOnlyDictionary<string, string> files)
    {
        var folder = Directory.CreateTempSubdirectory("typedgpt-csc");
        try
        {
            foreach (var (name, source) in files)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), source);
            }

            var (_, output) = await Dotnet.Run([
                "exec",
                Compiler(),
                "-nologo",
                "-noconfig",
                "-nostdlib",
                "-preferreduilang:en",
                "-target:library",
                "-nullable:enable",
                "-out:" + Path.Combine(folder.FullName, "Gpt.dll"),
                "-analyzer:" + typeof(GptModelGenerator).Assembly.Location,
                "-analyzer:" + typeof(GptSpec).Assembly.Location,
                .. Compilations.ReferencePaths.Select(path => "-reference:" + path),
                .. files.Keys.Select(name => Path.Combine(folder.FullName, name)),
            ]);
            return [.. output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>That of the newest SDK beside the runtime on which the tests run.</summary>
    private static string Compiler() =>
        Directory
            .GetDirectories(Path.Combine(Dotnet.Root, "sdk"))
            .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"))
            .Where(File.Exists)
            .MaxBy(path => FileVersionInfo.GetVersionInfo(path).FileVersion, Comparer<string?>.Create(Newer))!;

    private static int Newer(string? one, string? other) => Version.Parse(one!).CompareTo(Version.Parse(other!));
}
