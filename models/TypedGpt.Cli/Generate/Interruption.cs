namespace TypedGpt.Cli.Generate;

/// <summary>Ctrl-C as the end of an answer. It ends the program at once until an answer begins, and when it is pressed again.</summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>The exit code of what was interrupted, as shells have it: 128 and the signal's number, 2.</summary>
    public const int ExitCode = 130;

    private readonly CancellationTokenSource source = new();

    /// <summary>Is cancelled by Ctrl-C.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>From now on Ctrl-C ends the answer.</summary>
    public void Begin() => Console.CancelKeyPress += Cancel;

    /// <summary>Ends the answer.</summary>
    public void Cancel() => source.Cancel();

    /// <summary>Ctrl-C ends the program again.</summary>
    public void Dispose()
    {
        Console.CancelKeyPress -= Cancel;
        source.Dispose();
    }

    private void Cancel(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = !source.IsCancellationRequested;
        Cancel();
    }
}
