namespace TypedGpt.Cli.Tests;

/// <summary>A call of the command line, with what it printed.</summary>
internal sealed record Call(int ExitCode, string Output, string Error)
{
    public static Call Of(params string[] args) => Of(width: null, args);

    /// <summary>On a terminal of so many columns.</summary>
    public static Call Of(int? width, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(args, output, error, width);
        return new(code, output.ToString(), error.ToString());
    }
}
