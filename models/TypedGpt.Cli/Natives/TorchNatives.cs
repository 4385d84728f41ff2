using TypedGpt.Torch.Natives;

namespace TypedGpt.Cli.Natives;

/// <summary>
/// Torch's native libraries for the verbs that compute with torch. The command line brings none, half a gigabyte that is:
/// they lie in NuGet's cache, where every project with TypedGpt has them anyway.
/// </summary>
internal static class TorchNatives
{
    private static bool loaded;

    /// <summary>Loads them, and fetches them first where NuGet's cache has none. Call it before torch is touched.</summary>
    /// <param name="progress">Where a line goes that says what takes a while.</param>
    /// <exception cref="UserError">They are not to be had, and why.</exception>
    public static void Load(TextWriter progress)
    {
        if (loaded)
        {
            return;
        }

        var package = LibTorchPackage.OfThisSystem();
        if (!package.LiesBeside(AppContext.BaseDirectory))
        {
            NativeLibraries.LoadFrom(package.InCache() ?? package.Restore(progress));
        }

        loaded = true;
    }
}
