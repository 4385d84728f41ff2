using System.Reflection;
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
    private static readonly Lock Gate = new();
    private static bool prepared;

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
                Prepare(NativeEnvironment.Current());
                Context.ResolvingUnmanagedDll += Resolve;
                Volatile.Write(ref prepared, true);
            }
        }
    }

    /// <summary>Looks before the first use, because TorchSharp swallows what is thrown during it.</summary>
    /// <exception cref="NativeLoadException">The library is there and cannot be loaded.</exception>
    internal static void Prepare(NativeEnvironment environment)
    {
        if (TorchLibrary.IsThere(environment))
        {
            TorchLibrary.Loadable(environment);
        }
    }

    /// <summary>The library for the runtime, which has failed to load it itself; 0 where somebody else may know where it is.</summary>
    internal static nint Resolve(NativeEnvironment environment, string name) =>
        name == TorchLibrary.Name && TorchLibrary.IsComplete(environment) ? TorchLibrary.Load(environment) : 0;

    /// <summary>Where TorchSharp was loaded, which is where the runtime asks for its library.</summary>
    private static AssemblyLoadContext Context =>
        AssemblyLoadContext.GetLoadContext(typeof(torch).Assembly) ?? AssemblyLoadContext.Default;

    private static nint Resolve(Assembly assembly, string name) => Resolve(NativeEnvironment.Current(), name);
}
