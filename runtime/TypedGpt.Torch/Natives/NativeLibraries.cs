using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using TorchSharp;

namespace TypedGpt.Torch.Natives;

/// <summary>
/// Makes TorchSharp's native library load on Linux systems whose libstdc++ is older than the one it was linked with
/// (Debian 12, Ubuntu 22.04, RHEL 9), and says what is wrong where it cannot. On a system that loads the library by itself,
/// nothing is written and nothing replaced.
/// </summary>
public static class NativeLibraries
{
    private static readonly object Gate = new();
    private static bool prepared;
    private static string? named;

    /// <summary>
    /// Finds out whether this system can load the library, makes a copy that it can load where need be, and hands it out
    /// when ordinary loading fails. Call it before the first use of torch; generated code does so in a module
    /// initializer, and every layer before it is made. Once it has succeeded, calling it again does nothing; where it
    /// has failed, it says so again.
    /// </summary>
    /// <exception cref="NativeLoadException">The library cannot be loaded: which file, what is missing, the way out.</exception>
    public static void Prepare()
    {
        if (Volatile.Read(ref prepared) || !OperatingSystem.IsLinux())
        {
            return;
        }

        lock (Gate)
        {
            if (!prepared)
            {
                Prepare(Current());
                Context.ResolvingUnmanagedDll += Resolve;
                Volatile.Write(ref prepared, true);
            }
        }
    }

    /// <summary>
    /// Takes torch's libraries (libtorch_cpu, c10 and what they bring) from <paramref name="folder"/>, for a program that has
    /// none beside itself: a tool, a script, a notebook. They are loaded at once and by their paths, so that no other
    /// torch of the system is taken in their place. Call it before the first use of torch.
    /// </summary>
    /// <param name="folder">The folder with libtorch_cpu.so, torch_cpu.dll or libtorch_cpu.dylib.</param>
    /// <exception cref="NativeLoadException">One of the libraries is not there or cannot be loaded, and why.</exception>
    public static void LoadFrom(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        lock (Gate)
        {
            var full = Path.GetFullPath(folder);
            TorchLibrary.LoadDependencies(NativeEnvironment.Current() with { SearchFolders = [full] });
            named = full;
        }

        Prepare();
    }

    /// <summary>Looks before the first use, because TorchSharp swallows what is thrown during it.</summary>
    /// <exception cref="NativeLoadException">The library is there and cannot be loaded.</exception>
    internal static void Prepare(NativeEnvironment environment)
    {
        if (!TorchLibrary.IsThere(environment))
        {
            return;
        }

        if (RuntimeFeature.IsDynamicCodeSupported)
        {
            TorchLibrary.Loadable(environment);
        }
        else if (TorchLibrary.IsComplete(environment))
        {
            // A program compiled ahead of time asks nobody for a library that it does not find; one that is loaded it finds.
            TorchLibrary.Load(environment);
        }
    }

    /// <summary>The library for the runtime, which has failed to load it itself; 0 where somebody else may know where it is.</summary>
    internal static nint Resolve(NativeEnvironment environment, string name) =>
        name == TorchLibrary.Name && TorchLibrary.IsComplete(environment) ? TorchLibrary.Load(environment) : 0;

    /// <summary>Where TorchSharp was loaded, which is where the runtime asks for its library.</summary>
    private static AssemblyLoadContext Context =>
        AssemblyLoadContext.GetLoadContext(typeof(torch).Assembly) ?? AssemblyLoadContext.Default;

    private static NativeEnvironment Current() => NativeEnvironment.Current(named is null ? [] : [named]);

    private static nint Resolve(Assembly assembly, string name) => Resolve(Current(), name);
}
