namespace TypedGpt.Torch.Natives;

/// <summary>
/// Loads TorchSharp's native library where the linker has refused it. The library asks for a version of libstdc++ that
/// only one undefined symbol without any use carries, so a copy in which that wish is weak loads and works.
/// </summary>
internal static class TorchLibrary
{
    /// <summary>The name by which TorchSharp asks for it.</summary>
    public const string Name = "LibTorchSharp";

    private const string FileName = $"lib{Name}.so";
    private const string StandardLibrary = "libstdc++.so.6";

    /// <summary>What the library links to, in the order in which they need each other.</summary>
    private static readonly string[] Dependencies =
        OperatingSystem.IsWindows() ? ["c10.dll", "torch_cpu.dll", "torch.dll"]
        : OperatingSystem.IsMacOS() ? ["libc10.dylib", "libtorch_cpu.dylib", "libtorch.dylib"]
        : ["libc10.so", "libtorch_cpu.so", "libtorch.so"];

    /// <summary>Whether the program has the library where natives lie; where not, somebody else may find it.</summary>
    public static bool IsThere(NativeEnvironment environment) => environment.Find(FileName) is not null;

    /// <summary>Whether what the library links to is there as well, so that it can be loaded from here.</summary>
    public static bool IsComplete(NativeEnvironment environment) =>
        IsThere(environment) && Dependencies.All(file => environment.Find(file) is not null);

    /// <summary>The file that this system can load: the package's own, or a relaxed copy, which is made if need be.</summary>
    /// <exception cref="NativeLoadException">There is none, and why.</exception>
    public static string Loadable(NativeEnvironment environment)
    {
        var source = Find(environment, FileName);
        foreach (var path in Dependencies.Select(environment.Find).OfType<string>())
        {
            ElfFile.CheckWhole(path);
        }

        var library = ElfFile.Read(source);
        var provided = environment.ProvidedVersions(StandardLibrary);
        var missing = library
            .NeededVersions()
            .Where(needed => needed.Library == StandardLibrary && !provided.Contains(needed.Version))
            .ToList();
        foreach (var version in missing)
        {
            if (library.UsedSymbols(version) is [var symbol, ..])
            {
                throw new NativeLoadException(
                    $"{source} needs {symbol} of {version.Version}, which this system's {StandardLibrary} lacks. Use a system with GCC 13's libstdc++ or newer: Debian 13, Ubuntu 24.04, RHEL 10."
                );
            }
        }

        return missing.Count == 0
            ? source
            : LibraryCache.Keep(FileName, library.Relaxed(missing), environment.CacheFolders);
    }

    /// <exception cref="NativeLoadException">It cannot be loaded, and why.</exception>
    public static nint Load(NativeEnvironment environment)
    {
        var library = Loadable(environment);
        LoadDependencies(environment);
        return LoadFile(environment, library);
    }

    /// <summary>Loads what the library links to. It is found by its name from then on, and so is no other torch of the system's.</summary>
    /// <exception cref="NativeLoadException">It cannot be loaded, and why.</exception>
    public static void LoadDependencies(NativeEnvironment environment)
    {
        foreach (var path in Dependencies.Select(file => Find(environment, file)).ToList())
        {
            LoadFile(environment, path);
        }
    }

    private static string Find(NativeEnvironment environment, string file) =>
        environment.Find(file)
        ?? throw new NativeLoadException(
            $"{file} is in none of the folders that are searched for it: {string.Join(", ", environment.SearchFolders)}. Reference the package TorchSharp-cpu in the project that is run, and build it for linux-x64."
        );

    private static nint LoadFile(NativeEnvironment environment, string path)
    {
        try
        {
            return environment.Load(path);
        }
        catch (DllNotFoundException error)
        {
            throw new NativeLoadException(
                $"{path} is there but the linker refuses it: {error.Message.Trim()} Install what it names, or use a system that has it."
            );
        }
    }
}
