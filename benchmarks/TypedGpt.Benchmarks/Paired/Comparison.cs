using System.Diagnostics;
using System.Globalization;

namespace TypedGpt.Benchmarks.Paired;

/// <summary>
/// Two ways to do one thing, timed in turn: what slows the machine down for a while slows both, so their ratio holds to a
/// percent where times measured one after the other drift by ten.
/// </summary>
internal sealed class Comparison(string name, Action byHand, Action typed)
{
    private const int WarmUps = 3;

    /// <summary>Runs each way <paramref name="rounds"/> times; odd rounds begin with the other one.</summary>
    public Result Run(int rounds)
    {
        for (var round = 0; round < WarmUps; round++)
        {
            byHand();
            typed();
        }

        var (hand, ours) = (new List<Sample>(rounds), new List<Sample>(rounds));
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
            {
                hand.Add(Measure(byHand));
                ours.Add(Measure(typed));
            }
            else
            {
                ours.Add(Measure(typed));
                hand.Add(Measure(byHand));
            }
        }

        return new(
            name,
            rounds,
            Median(hand.Select(sample => sample.Milliseconds)),
            Median(ours.Select(sample => sample.Milliseconds)),
            Median(ours.Zip(hand, (one, other) => one.Milliseconds / other.Milliseconds)),
            Median(hand.Select(sample => (double)sample.Bytes)),
            Median(ours.Select(sample => (double)sample.Bytes))
        );
    }

    private static Sample Measure(Action action)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        action();
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new(elapsed, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private sealed record Sample(double Milliseconds, long Bytes);

    /// <summary>Medians; <paramref name="Ratio"/> is the median of the rounds' own ratios, typed over by hand.</summary>
    internal sealed record Result(
        string Name,
        int Rounds,
        double HandMilliseconds,
        double TypedMilliseconds,
        double Ratio,
        double HandBytes,
        double TypedBytes
    )
    {
        public const string Header = """
            | | by hand | typed | time, typed / by hand | managed bytes by hand | typed | rounds |
            |---|---|---|---|---|---|---|
            """;

        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {Name} | {HandMilliseconds:0.000} ms | {TypedMilliseconds:0.000} ms | {Ratio:0.000} | {HandBytes:N0} | {TypedBytes:N0} | {Rounds} |"
            );
    }
}
