using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using TorchSharp;
using TypedGpt;
using TypedGpt.Torch;
using TypedGpt.Torch.Natives;

// A process of its own for the tests: loads torch, or says why it cannot, and how much memory stays after a large free.
// As a script's host it finds the libraries in a folder that is not the program's.
if (args is ["script", var folder])
{
    AssemblyLoadContext.Default.Resolving += (context, name) =>
        context.LoadFromAssemblyPath(Path.Combine(folder, name.Name + ".dll"));
}

return Run(args);

[MethodImpl(MethodImplOptions.NoInlining)]
static int Run(string[] args)
{
    try
    {
        return args switch
        {
            ["memory", var keep] => Memory(keep),
            ["layer"] => DrawByLayer(),
            ["twice"] => Twice(),
            _ => Draw(),
        };
    }
    catch (Exception error) when (error.GetBaseException() is NativeLoadException cause)
    {
        Console.WriteLine(cause.Message);
        return 1;
    }
}

static int Memory(string keep)
{
    NativeLibraries.Prepare();
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
    return Print(numbers);
}

// Without a call of Prepare: the first use of torch is a layer's.
static int DrawByLayer()
{
    using var first = new Embedding<One, One>();
    torch.manual_seed(123);
    using var table = new Embedding<Five, One>();
    return Print(table.Weight.Raw);
}

static int Twice()
{
    try
    {
        NativeLibraries.Prepare();
    }
    catch (NativeLoadException error)
    {
        Console.WriteLine(error.Message);
    }

    return Draw();
}

static int Print(torch.Tensor numbers)
{
    Console.WriteLine(
        string.Join(' ', numbers.data<float>().Select(number => number.ToString("F4", CultureInfo.InvariantCulture)))
    );
    return 0;
}

internal readonly struct Five : IDim
{
    public static long Size => 5;
}
