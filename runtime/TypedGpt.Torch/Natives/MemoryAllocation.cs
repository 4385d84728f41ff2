using System.Runtime.InteropServices;

namespace TypedGpt.Torch.Natives;

/// <summary>
/// How the C library treats memory that torch frees. By default glibc gives each large block back to the kernel, and the
/// next tensor of that size faults its pages in again; keeping it costs resident memory and saves that time.
/// </summary>
public static partial class MemoryAllocation
{
    /// <summary>The environment variable that decides for a program which leaves the choice to its user: 0 or 1.</summary>
    public const string Variable = "TYPEDGPT_KEEP_FREED_MEMORY";

    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;

    /// <summary>About 2 GB: more than a tensor of any model that a CPU trains.</summary>
    private const int Threshold = 2_000_000_000;

    /// <summary>
    /// Keeps freed memory for the next tensors, unless <see cref="Variable"/> is 0. Call it once, before the first tensor.
    /// </summary>
    /// <returns>Whether it is in force: false on systems without glibc, or where the user said 0.</returns>
    public static bool KeepFreedMemory()
    {
        if (Environment.GetEnvironmentVariable(Variable) == "0" || !OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            return SetOption(MapThreshold, Threshold) == 1 && SetOption(TrimThreshold, Threshold) == 1;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library other than glibc, such as musl: it has no such option.
            return false;
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
