using System.Globalization;

namespace TypedGpt.Torch.Tests;

/// <summary>How much memory an action needs at its height, as Linux counts it.</summary>
internal static class PeakMemory
{
    private const string Kilobytes = " kB";

    /// <summary>The resident bytes at the height of <paramref name="action"/> above those before it.</summary>
    public static long Of(Action action)
    {
        File.WriteAllText("/proc/self/clear_refs", "5");
        var before = Highest();
        action();
        return Highest() - before;
    }

    private static long Highest()
    {
        var line = File.ReadLines("/proc/self/status")
            .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line["VmHWM:".Length..^Kilobytes.Length].Trim(), CultureInfo.InvariantCulture);
    }
}
