using System.Runtime.CompilerServices;
using TypedGpt.Torch.Natives;

// Torch has one random generator for the whole process, from which weights are drawn.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace TypedGpt.Families.Tests;

internal static class Setup
{
    [ModuleInitializer]
    public static void Prepare() => NativeLibraries.Prepare();
}
