using System.Diagnostics;

namespace TypedGpt.Cli.Running;

/// <summary>A bar on the error stream of a terminal, for work that takes longer than a moment; gone when it is done.</summary>
/// <param name="terminal">Where it is drawn; null where nobody looks.</param>
/// <param name="moment">What work takes at least to be long.</param>
/// <param name="work">What is being done, in a word.</param>
internal sealed class LoadProgress(TextWriter? terminal, TimeSpan moment, string work = "Loading")
    : IProgress<double>,
        IDisposable
{
    private const int Cells = 40;

    private readonly Stopwatch time = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private int shown = -1;
    private string line = "";

    /// <summary>A bar where the error stream is a terminal.</summary>
    public static LoadProgress OfConsole(TextWriter error, string work = "Loading") =>
        new(Terminal.IsError(error) ? error : null, TimeSpan.FromSeconds(0.5), work);

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
                line = $"{work} [{new string('#', filled)}{new string('.', Cells - filled)}] {percent, 3} %";
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
