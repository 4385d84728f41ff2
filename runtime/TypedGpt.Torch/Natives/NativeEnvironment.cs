using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TypedGpt.Torch.Natives;

/// <summary>What of the system decides how the native library is loaded.</summary>
/// <param name="SearchFolders">Where the natives can lie, likeliest first.</param>
/// <param name="CacheFolders">Where a relaxed copy may be kept, best first.</param>
/// <param name="ProvidedVersions">The symbol versions that a library of the system defines.</param>
/// <param name="Load">Loads a library by its path; throws with the linker's words.</param>
internal sealed record NativeEnvironment(
    IReadOnlyList<string> SearchFolders,
    IReadOnlyList<string> CacheFolders,
    Func<string, IReadOnlySet<string>> ProvidedVersions,
    Func<string, nint> Load
)
{
    /// <summary>This process.</summary>
    /// <param name="first">The folders that somebody named, which come before all others.</param>
    public static NativeEnvironment Current(IEnumerable<string>? first = null) =>
        new([.. (first ?? []).Concat(Folders()).Distinct()], Caches(), SystemLibrary.Versions, NativeLibrary.Load);

    /// <summary>The first folder that has <paramref name="file"/>, as a path to it; null where none has.</summary>
    public string? Find(string file) =>
        SearchFolders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    /// <summary>
    /// Beside the program, and beside this library: a script or a notebook runs in a program of another folder. Then where the
    /// runtime itself looks.
    /// </summary>
    [UnconditionalSuppressMessage(
        "SingleFile",
        "IL3000",
        Justification = "A library within a single file has no folder, and is then looked for beside the program alone."
    )]
    private static List<string> Folders()
    {
        var own = Path.GetDirectoryName(typeof(NativeEnvironment).Assembly.Location) ?? "";
        var folders = new[] { AppContext.BaseDirectory, own }
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => new[] { folder, Path.Combine(folder, "runtimes", "linux-x64", "native") })
            .ToList();
        if (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") is string probed)
        {
            folders.AddRange(probed.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        }

        folders.AddRange(InPackages(Path.GetDirectoryName(typeof(TorchSharp.torch).Assembly.Location) ?? ""));
        return [.. folders.Distinct()];
    }

    /// <summary>
    /// Where the libraries lie for a script, which has its assemblies in NuGet's folder of packages: TorchSharp's in
    /// <paramref name="torchSharp"/>, which is torchsharp/VERSION/lib/FRAMEWORK there.
    /// </summary>
    internal static IEnumerable<string> InPackages(string torchSharp)
    {
        if (
            torchSharp.Length == 0
            || new DirectoryInfo(torchSharp).Parent?.Parent
                is not { Parent: { Name: "torchsharp", Parent: { } packages } } own
        )
        {
            return [];
        }

        var torch = new DirectoryInfo(Path.Combine(packages.FullName, "libtorch-cpu-linux-x64"));
        IEnumerable<DirectoryInfo> versions = torch.Exists
            ? torch.GetDirectories().OrderByDescending(version => version.Name, StringComparer.Ordinal)
            : [];
        return
        [
            .. versions.Prepend(own).Select(folder => Path.Combine(folder.FullName, "runtimes", "linux-x64", "native")),
        ];
    }

    private static List<string> Caches()
    {
        var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return
        [
            Path.Combine(home, "typedgpt", "natives"),
            Path.Combine(Path.GetTempPath(), $"typedgpt-{Environment.UserName}", "natives"),
        ];
    }
}
