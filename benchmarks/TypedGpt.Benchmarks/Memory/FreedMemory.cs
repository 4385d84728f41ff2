using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using TypedGpt.Models;
using TypedGpt.Torch;
using TypedGpt.Torch.Natives;
using static TorchSharp.torch;

namespace TypedGpt.Benchmarks.Memory;

/// <summary>
/// What keeping freed memory saves. The switch holds for a whole process, so each figure is one of a process of its own,
/// and the two kinds take turns.
/// </summary>
internal static class FreedMemory
{
    /// <summary>The argument by which a process of this program knows that it is to measure.</summary>
    public const string Worker = "freed-memory-worker";

    private const int Turns = 3;
    private const int Steps = 4;
    private const long Length = 128;

    public static void Run(TextWriter output)
    {
        var times = new Dictionary<string, List<Figures>> { ["0"] = [], ["1"] = [] };
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var (keep, figures) in times)
            {
                figures.Add(Measure(keep));
            }
        }

        output.WriteLine("| GPT-2 124M, 128 tokens | given back (0) | kept (1) | kept / given back |");
        output.WriteLine("|---|---|---|---|");
        Row("inference", "ms", figures => figures.Inference);
        Row("training step", "ms", figures => figures.Training);
        Row("peak resident memory", "MB", figures => figures.Megabytes);

        void Row(string name, string unit, Func<Figures, double> figure)
        {
            var (off, on) = (times["0"].Min(figure), times["1"].Min(figure));
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {off:N0} {unit} | {on:N0} {unit} | {on / off:0.00} |"
                )
            );
        }
    }

    /// <summary>Prints the best time of an inference, of a training step, and the peak of memory.</summary>
    public static void Work(TextWriter output)
    {
        MemoryAllocation.KeepFreedMemory();
        using var model = new Gpt124M();
        using var optimizer = optim.AdamW(model.parameters(), 1e-4);
        using var ids = randint(0, 50257, [1, Length], dtype: int64);
        var indices = Indices.Assume<Batch, Seq, Gpt124M.Vocab>(ids);

        model.eval();
        var inference = Best(() =>
        {
            using var off = no_grad();
            model.Forward(indices).Raw.Dispose();
        });
        model.train();
        var training = Best(() =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            Loss.CrossEntropy(model.Forward(indices), indices).Raw.backward();
            optimizer.step();
        });
        using var self = Process.GetCurrentProcess();
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{inference} {training} {self.PeakWorkingSet64 / 1e6}")
        );
    }

    private static double Best(Action action)
    {
        action();
        return Enumerable
            .Range(0, Steps)
            .Min(_ =>
            {
                var start = Stopwatch.GetTimestamp();
                action();
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            });
    }

    private static Figures Measure(string keep)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(FreedMemory).Assembly.Location);
        }

        start.ArgumentList.Add(Worker);
        start.Environment[MemoryAllocation.Variable] = keep;
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var numbers = line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return new(numbers[0], numbers[1], numbers[2]);
    }

    private sealed record Figures(double Inference, double Training, double Megabytes);
}
