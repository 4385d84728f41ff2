using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace TypedGpt.Torch.Natives;

/// <summary>
/// Makes TorchSharp's native library load on Linux systems whose libstdc++ is older than the one it was linked with
/// (Debian 12, Ubuntu 22.04, RHEL 9), and says what is wrong where it cannot. On a system that loads the library by itself,
/// nothing is written and nothing replaced.
/// </summary>
public static class NativeLibraries
{
    private static int prepared;

    /// <summary>
    /// Finds out whether this system can load the library, makes a copy that it can load where need be, and hands it out
    /// when ordinary loading fails. Call it before the first use of torch; generated code does so in a module
    /// initializer. Calling it again does nothing.
    /// </summary>
    /// <exception cref="NativeLoadException">The library cannot be loaded: which file, what is missing, the way out.</exception>
    public static void Prepare()
    {
        if (Interlocked.Exchange(ref prepared, 1) == 0 && OperatingSystem.IsLinux())
        {
            // Before the first use, because TorchSharp swallows what is thrown during it.
            var environment = NativeEnvironment.Current();
            if (TorchLibrary.IsThere(environment))
            {
                TorchLibrary.Loadable(environment);
            }

            AssemblyLoadContext.Default.ResolvingUnmanagedDll += Resolve;
        }
    }

    // A user who references this library without the generator is helped too, from the first use of a type of it.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void PrepareOnLoad() => Prepare();

    /// <summary>Raised by the runtime only after it has failed to load <paramref name="name"/> itself.</summary>
    private static nint Resolve(Assembly assembly, string name) =>
        name == TorchLibrary.Name ? TorchLibrary.Load(NativeEnvironment.Current()) : 0;
}
