using System.Diagnostics;

namespace TypedGpt.Cli;

/// <summary>The SDK's own command line, which everyone has who has the tool.</summary>
internal static class DotnetCommand
{
    /// <summary>Runs it, and gives its exit code with what it wrote.</summary>
    /// <exception cref="UserError">It is not there.</exception>
    public static (int ExitCode, string Output) Run(IEnumerable<string> arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Lines in this language are looked for.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new UserError(
                $"'{host}' cannot be run. Install the .NET SDK, or set DOTNET_HOST_PATH to its dotnet."
            );
        }
    }
}
