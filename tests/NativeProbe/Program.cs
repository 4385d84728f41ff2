using System.Globalization;
using TorchSharp;
using TypedGpt.Torch.Natives;

// A process of its own for the tests: loads torch, or says why it cannot, and how much memory stays after a large free.
NativeLibraries.Prepare();
try
{
    if (args is ["memory", var keep])
    {
        Environment.SetEnvironmentVariable(MemoryAllocation.Variable, keep);
        Console.WriteLine(MemoryAllocation.KeepFreedMemory());
        torch.zeros(100_000_000).Dispose();
        Console.WriteLine(Environment.WorkingSet / 1_000_000);
        return 0;
    }

    torch.manual_seed(123);
    using var numbers = torch.randn(5);
    Console.WriteLine(
        string.Join(' ', numbers.data<float>().Select(number => number.ToString("F4", CultureInfo.InvariantCulture)))
    );
    return 0;
}
catch (TypeInitializationException error)
{
    Console.WriteLine(error.GetBaseException().Message);
    return 1;
}
