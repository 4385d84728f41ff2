using System.Runtime.CompilerServices;
using TypedGpt.Torch.Natives;

// Torch has one random generator for the whole process, and programs are run from a seed.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace TypedGpt.Mutations.Torch;

internal static class Setup
{
    [ModuleInitializer]
    public static void Prepare() => NativeLibraries.Prepare();
}
