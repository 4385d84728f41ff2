using System.Diagnostics;

namespace TypedGpt.Torch.Tests.Natives;

/// <summary>A process that loads torch for the first time, under an environment of the test's.</summary>
internal static class Probe
{
    /// <summary>The first five normal draws of seed 123, as PyTorch prints them.</summary>
    public const string Numbers = "-0.1115 0.1204 -0.3696 -0.2404 -1.1969";

    /// <summary>Where the program was built: beside this project, in a folder of the same name.</summary>
    public static string Folder { get; } =
        AppContext.BaseDirectory.Replace(
            $"{Path.DirectorySeparatorChar}TypedGpt.Torch.Tests{Path.DirectorySeparatorChar}",
            $"{Path.DirectorySeparatorChar}NativeProbe{Path.DirectorySeparatorChar}",
            StringComparison.Ordinal
        );

    public static async Task<Outcome> Run(
        string folder,
        IReadOnlyDictionary<string, string> variables,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "NativeProbe.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, (await output).Trim(), (await errors).Trim());
    }

    /// <summary>The program in a folder of its own, whose natives are links, so that one of them can be another file.</summary>
    public static void CopyTo(string folder)
    {
        foreach (var file in Directory.GetFiles(Folder))
        {
            var name = Path.GetFileName(file);
            if (name.StartsWith("NativeProbe", StringComparison.Ordinal))
            {
                File.Copy(file, Path.Combine(folder, name));
            }
            else
            {
                File.CreateSymbolicLink(Path.Combine(folder, name), file);
            }
        }
    }

    internal sealed record Outcome(int ExitCode, string Output, string Errors);
}
