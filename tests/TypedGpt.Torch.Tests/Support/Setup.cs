using System.Runtime.CompilerServices;
using TypedGpt.Torch.Natives;

// Torch has one random generator for the whole process, and tests seed it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace TypedGpt.Torch.Tests;

internal static class Setup
{
    [ModuleInitializer]
    public static void Prepare() => NativeLibraries.Prepare();
}
