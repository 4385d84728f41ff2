using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using TypedGpt.Benchmarks.Compile;
using TypedGpt.Benchmarks.Keystroke;
using TypedGpt.Benchmarks.Loading;
using TypedGpt.Benchmarks.Memory;
using TypedGpt.Benchmarks.Paired;
using TypedGpt.Torch.Natives;

switch (args)
{
    case ["paired"]:
        MemoryAllocation.KeepFreedMemory();
        Console.WriteLine(Comparison.Result.Header);
        using (var layers = new LayerComparisons())
        {
            foreach (var result in layers.Run())
            {
                Console.WriteLine(result);
            }
        }

        using (var models = new ModelComparisons())
        {
            foreach (var result in models.Run())
            {
                Console.WriteLine(result);
            }
        }

        break;

    case ["compile-time"]:
        CompileTime.Run(Console.Out);
        break;

    case ["keystroke"]:
        await KeystrokeCost.Run(Console.Out);
        break;

    case ["loading"]:
        LoadTime.Run(Console.Out);
        break;

    case [LoadTime.Worker, var path, var at]:
        LoadTime.Work(path, int.Parse(at, CultureInfo.InvariantCulture), Console.Out);
        break;

    case ["freed-memory"]:
        FreedMemory.Run(Console.Out);
        break;

    case [FreedMemory.Worker]:
        FreedMemory.Work(Console.Out);
        break;

    default:
        BenchmarkSwitcher
            .FromAssembly(typeof(Program).Assembly)
            .Run(
                args,
                ManualConfig
                    .Create(DefaultConfig.Instance)
                    .WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile)
                    .HideColumns(Column.Error, Column.RatioSD)
            );
        break;
}
