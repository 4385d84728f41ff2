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

    /// <summary>The argument by which a process of this program knows that it is to measure memory.</summary>
    public const string Worker = "loading-worker";

    private static readonly Case[] Cases =
    [
        new("as torch has it, float32", Own, OwnNames, torch.ScalarType.Float32, torch.ScalarType.Float32),
        new("as torch has it, bfloat16", Own, OwnNames, torch.ScalarType.BFloat16, torch.ScalarType.BFloat16),
        new("GPT-2's, float32", Gpt124M.Weights, Gpt124M.Layout, torch.ScalarType.Float32, torch.ScalarType.Float32),
        new("bfloat16 to float32", Own, OwnNames, torch.ScalarType.BFloat16, torch.ScalarType.Float32),
        new("float32 to bfloat16", Own, OwnNames, torch.ScalarType.Float32, torch.ScalarType.BFloat16),
    ];

    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("typedgpt-loading-").FullName;
        var path = Path.Combine(folder, "model.safetensors");
        try
        {
            output.WriteLine("| checkpoint | file | read | load | read / load | memory beyond the model |");
            output.WriteLine("|---|---|---|---|---|---|");
            for (var at = 0; at < Cases.Length; at++)
            {
                SyntheticCheckpoint.Write(path, Cases[at].Weights, Cases[at].Stored);
                var beyond = BeyondTheModel(path, at);
                var (read, load) = Times(path, Cases[at]);
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {Cases[at].Name} | {new FileInfo(path).Length / 1e6:N0} MB | {read:N0} ms | {load:N0} ms | {read / load:0.00} | {beyond:N0} MB |"
                    )
                );
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Prints the anonymous memory at its peak beyond that of the process with torch and that of the model, in MB.</summary>
    public static void Work(string path, int at, TextWriter output)
    {
        var loading = Cases[at];
        torch.zeros(1).Dispose();
        var before = AnonymousBytes();
        var peak = PeakDuring(() => Load(path, loading));
        var model = Gpt124M.ParameterCount * (loading.Type == torch.ScalarType.Float32 ? 4 : 2);
        output.WriteLine(((peak - before - model) / 1e6).ToString(CultureInfo.InvariantCulture));
    }

    private static (double Read, double Load) Times(string path, Case loading)
    {
        var (reads, loads) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            reads[round] = Milliseconds(() => ReadIntoFreshBuffer(path));
            loads[round] = Milliseconds(() => Load(path, loading));
        }

        return (Median(reads), Median(loads));
    }

    private static void Load(string path, Case loading) =>
        CheckpointFolder
            .Load(path, static () => new Gpt124M(), loading.Weights, loading.Layout, type: loading.Type)
            .Dispose();

    private static double BeyondTheModel(string path, int at)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(LoadTime).Assembly.Location);
        }

        start.ArgumentList.Add(Worker);
        start.ArgumentList.Add(path);
        start.ArgumentList.Add(at.ToString(CultureInfo.InvariantCulture));
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(line, CultureInfo.InvariantCulture);
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

    private sealed record Case(
        string Name,
        IReadOnlyList<WeightInfo> Weights,
        CheckpointLayout Layout,
        torch.ScalarType Stored,
        torch.ScalarType Type
    );
}
