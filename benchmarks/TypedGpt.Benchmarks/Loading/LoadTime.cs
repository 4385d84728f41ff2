using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp;
using TypedGpt.Models;
using TypedGpt.Torch;

namespace TypedGpt.Benchmarks.Loading;

/// <summary>
/// Loading a checkpoint of GPT-2 124M next to reading its file into a fresh buffer, in turn and in one run, and the anonymous
/// memory that it takes beyond the model: with the matrices as torch has them, and as GPT-2 has them, each turned.
/// </summary>
internal static class LoadTime
{
    private const int Rounds = 11;

    private static readonly CheckpointLayout OwnNames = new("own", "", [], null, null, []);

    private static readonly IReadOnlyList<WeightInfo> Own =
    [
        .. Gpt124M.Weights.Select(weight => weight with { Checkpoint = null }),
    ];

    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("typedgpt-loading-").FullName;
        var path = Path.Combine(folder, "model.safetensors");
        try
        {
            output.WriteLine("| checkpoint | file | read | load | read / load | beyond the model |");
            output.WriteLine("|---|---|---|---|---|---|");
            Row("as torch has it, float32", Own, OwnNames, torch.ScalarType.Float32, torch.ScalarType.Float32);
            Row("as torch has it, bfloat16", Own, OwnNames, torch.ScalarType.BFloat16, torch.ScalarType.BFloat16);
            Row(
                "GPT-2's, float32",
                Gpt124M.Weights,
                Gpt124M.Layout,
                torch.ScalarType.Float32,
                torch.ScalarType.Float32
            );
            Row("bfloat16 to float32", Own, OwnNames, torch.ScalarType.BFloat16, torch.ScalarType.Float32);
            Row("float32 to bfloat16", Own, OwnNames, torch.ScalarType.Float32, torch.ScalarType.BFloat16);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        void Row(
            string name,
            IReadOnlyList<WeightInfo> weights,
            CheckpointLayout layout,
            torch.ScalarType stored,
            torch.ScalarType type
        )
        {
            SyntheticCheckpoint.Write(path, weights, stored);
            torch.zeros(1).Dispose();
            var before = AnonymousBytes();
            var peak = PeakDuring(Load);
            var (reads, loads) = (new double[Rounds], new double[Rounds]);
            for (var round = 0; round < Rounds; round++)
            {
                reads[round] = Milliseconds(() => ReadIntoFreshBuffer(path));
                loads[round] = Milliseconds(Load);
            }

            var (read, load) = (Median(reads), Median(loads));
            var model = Gpt124M.ParameterCount * (type == torch.ScalarType.Float32 ? 4 : 2);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {new FileInfo(path).Length / 1e6:N0} MB | {read:N0} ms | {load:N0} ms | {read / load:0.00} | {(peak - before - model) / 1e6:N0} MB |"
                )
            );

            void Load() =>
                CheckpointFolder.Load(path, static () => new Gpt124M(), weights, layout, type: type).Dispose();
        }
    }

    private static unsafe void ReadIntoFreshBuffer(string path)
    {
        using var file = File.OpenHandle(path);
        var left = RandomAccess.GetLength(file);
        var buffer = (byte*)NativeMemory.Alloc((nuint)left);
        try
        {
            for (var at = 0L; left > 0; )
            {
                var count = RandomAccess.Read(file, new Span<byte>(buffer + at, (int)Math.Min(left, 1 << 30)), at);
                at += count;
                left -= count;
            }
        }
        finally
        {
            NativeMemory.Free(buffer);
        }
    }

    private static double Milliseconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static long PeakDuring(Action action)
    {
        var peak = 0L;
        using var ends = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            do
            {
                peak = Math.Max(peak, AnonymousBytes());
            } while (!ends.Wait(1));
        });
        watcher.Start();
        action();
        ends.Set();
        watcher.Join();
        return peak;
    }

    /// <summary>The resident memory of this process that is no file's (Linux).</summary>
    private static long AnonymousBytes() =>
        1024
        * long.Parse(
            File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))[
                8..^2
            ],
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture
        );
}
