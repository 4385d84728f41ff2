using System.Diagnostics;

namespace TypedGpt.Generators.Tests.Harness;

/// <summary>The command line of the installation on whose runtime the tests run.</summary>
internal static class Dotnet
{
    /// <summary>The folder of that installation.</summary>
    public static string Root { get; } =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    /// <summary>Runs a command, and gives its exit code and what it wrote to its output.</summary>
    public static async Task<(int ExitCode, string Output)> Run(IEnumerable<string> arguments)
    {
        var dotnet = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        using var process = Process.Start(new ProcessStartInfo(dotnet, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
