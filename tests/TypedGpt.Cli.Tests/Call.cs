namespace TypedGpt.Cli.Tests;

/// <summary>A call of the command line, with what it printed.</summary>
internal sealed record Call(int ExitCode, string Output, string Error)
{
    public static Call Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(args, output, error);
        return new(code, output.ToString(), error.ToString());
    }
}
