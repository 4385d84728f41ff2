using System.Globalization;
using TorchSharp;
using TypedGpt.Torch.Natives;

// A process of its own for the tests: loads torch, or says why it cannot, and how much memory stays after a large free.
try
{
    return args is ["memory", var keep] ? Memory(keep) : Draw();
}
catch (TypeInitializationException error)
{
    Console.WriteLine(error.GetBaseException().Message);
    return 1;
}

static int Memory(string keep)
{
    Environment.SetEnvironmentVariable(MemoryAllocation.Variable, keep);
    Console.WriteLine(MemoryAllocation.KeepFreedMemory());
    torch.zeros(100_000_000).Dispose();
    Console.WriteLine(Environment.WorkingSet / 1_000_000);
    return 0;
}

static int Draw()
{
    NativeLibraries.Prepare();
    torch.manual_seed(123);
    using var numbers = torch.randn(5);
    Console.WriteLine(
        string.Join(' ', numbers.data<float>().Select(number => number.ToString("F4", CultureInfo.InvariantCulture)))
    );
    return 0;
}
