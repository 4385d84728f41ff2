using System.Runtime.CompilerServices;
using TypedGpt.Torch.Natives;

// Memory and live tensors are counted, of which the process has one number each.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace TypedGpt.Checkpoints.Tests;

internal static class Setup
{
    [ModuleInitializer]
    public static void Prepare() => NativeLibraries.Prepare();
}
