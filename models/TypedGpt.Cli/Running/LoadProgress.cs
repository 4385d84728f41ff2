using System.Diagnostics;

namespace TypedGpt.Cli.Running;

/// <summary>A bar on the error stream of a terminal, for loads that take longer than a moment; gone when they are done.</summary>
/// <param name="terminal">Where it is drawn; null where nobody looks.</param>
internal sealed class LoadProgress(TextWriter? terminal) : IProgress<(long Done, long Total)>, IDisposable
{
    private const int Cells = 30;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.5);

    private readonly Stopwatch time = Stopwatch.StartNew();
    private string shown = "";

    /// <summary>A bar where the error stream is a terminal.</summary>
    public static LoadProgress OfConsole(TextWriter error) =>
        new(ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected ? error : null);

    /// <summary>So many bytes of so many are there.</summary>
    public void Report((long Done, long Total) value)
    {
        if (terminal is null || time.Elapsed < Moment || value.Total <= 0)
        {
            return;
        }

        var filled = (int)(Cells * value.Done / value.Total);
        var line =
            $"Loading [{new string('#', filled)}{new string('.', Cells - filled)}] {Units.Bytes(value.Done)} of {Units.Bytes(value.Total)}";
        if (line != shown)
        {
            terminal.Write($"\r{line.PadRight(shown.Length)}");
            shown = line;
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        if (shown.Length > 0)
        {
            terminal!.Write($"\r{new string(' ', shown.Length)}\r");
            shown = "";
        }
    }
}
