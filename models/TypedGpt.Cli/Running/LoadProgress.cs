using System.Diagnostics;

namespace TypedGpt.Cli.Running;

/// <summary>A bar on the error stream of a terminal, for loads that take longer than a moment; gone when they are done.</summary>
/// <param name="terminal">Where it is drawn; null where nobody looks.</param>
/// <param name="moment">What a load takes at least to be long.</param>
internal sealed class LoadProgress(TextWriter? terminal, TimeSpan moment) : IProgress<double>, IDisposable
{
    private const int Cells = 40;

    private readonly Stopwatch time = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private int shown = -1;
    private string line = "";

    /// <summary>A bar where the error stream is a terminal.</summary>
    public static LoadProgress OfConsole(TextWriter error) =>
        new(
            ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected ? error : null,
            TimeSpan.FromSeconds(0.5)
        );

    /// <summary>So much of all is there, from 0 to 1; told by any thread.</summary>
    public void Report(double value)
    {
        if (terminal is null || time.Elapsed < moment)
        {
            return;
        }

        lock (gate)
        {
            var percent = (int)(100 * Math.Clamp(value, 0, 1));
            if (percent > shown)
            {
                var filled = Cells * percent / 100;
                line = $"Loading [{new string('#', filled)}{new string('.', Cells - filled)}] {percent, 3} %";
                terminal.Write($"\r{line}");
                shown = percent;
            }
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (line.Length > 0)
            {
                terminal!.Write($"\r{new string(' ', line.Length)}\r");
                line = "";
            }
        }
    }
}
