using System.Diagnostics;

namespace TypedGpt.Packages.Tests;

/// <summary>Runs the command line of .NET and other programs, each with a limit of time.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The exit code and everything that was written.</summary>
    public sealed record Result(int ExitCode, string Output)
    {
        /// <summary>The output of a call that went well; the test fails with it where it did not.</summary>
        public string Succeeded()
        {
            Assert.True(ExitCode == 0, Output);
            return Output;
        }
    }

    /// <summary>Runs dotnet in a folder. Nothing that it starts stays behind.</summary>
    public static Result Run(string folder, params string[] arguments) => Start("dotnet", folder, arguments);

    /// <summary>Runs a program in a folder.</summary>
    public static Result Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        // The runner of these tests says where its own MSBuild is; the one that is started finds its own.
        foreach (
            var name in start
                .Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal))
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{program} {string.Join(' ', arguments)} takes more than {Limit.TotalMinutes} minutes."
            );
        }

        return new(process.ExitCode, output.Result + errors.Result);
    }
}
