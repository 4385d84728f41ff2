using System.Diagnostics;
using System.Globalization;
using TypedGpt.Mutations.Torch.Bugs;

namespace TypedGpt.Mutations.Torch;

/// <summary>This assembly as a program: runs one bug with TorchSharp's own matrix product, and is ended where that ends it.</summary>
public static class UnguardedRun
{
    /// <summary>What it prints when it gets to its end.</summary>
    public const string End = "The process goes on.";

    public static void Main(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var bug = AllBugs.List[int.Parse(arguments[0], CultureInfo.InvariantCulture)];
        var recording = Trial.Run(PlainCompiler.Compile(bug, isGuarded: false), Setting.Different);
        Console.Out.Write($"{recording.Message}\n{End}");
    }

    /// <summary>Runs a bug in a process of its own.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> Start(Bug bug)
    {
        var at = AllBugs.List.ToList().IndexOf(bug).ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(UnguardedRun).Assembly.Location, at])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
