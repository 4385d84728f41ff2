using System.Runtime.CompilerServices;
using TorchSharp;
using TypedGpt.Torch.Natives;

// Torch has one random generator for the whole process, and programs are run from a seed.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace TypedGpt.Mutations.Torch;

internal static class Setup
{
    [ModuleInitializer]
    public static void Prepare()
    {
        NativeLibraries.Prepare();

        // The tensors are tiny: a second thread only waits, for long where other processes are at work.
        torch.set_num_threads(1);
    }
}
