using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>Query heads share key heads evenly, and a head has pairs to turn.</summary>
internal static class HeadRules
{
    public static readonly Rule Shared = new(
        "TGPT1023",
        "NHeads is divisible by KvHeads",
        "NHeads ({0}) is not divisible by KvHeads ({1}), so its heads cannot share keys evenly; counts that divide {0}: {2}"
    );

    public static readonly Rule Turned = new(
        "TGPT1025",
        "What positions turn is a number of pairs within a head",
        "{0} ({1}) cannot be turned: {2}"
    );

    public static readonly Rule PairFactors = new(
        "TGPT1027",
        "LongRope has a factor for each pair",
        "{0} has {1} factors, and {2} ({3}) has {4} pairs: give one for each"
    );

    public static readonly Rule Ordered = new(
        "TGPT1028",
        "The bounds of a scaling are in order",
        "{0} ({1}) must be less than {2} ({3}): exchange the two, or leave both out"
    );

    public static IReadOnlyList<Rule> All { get; } = [Shared, Turned, PairFactors, Ordered];

    public static IEnumerable<Violation> Check(GptSpec spec) => [.. Groups(spec), .. Pairs(spec), .. Scaling(spec)];

    private static IEnumerable<Violation> Groups(GptSpec spec)
    {
        var (heads, shared) = (spec.Get(Options.NHeads), spec.KvHeads());
        if (heads % shared == 0)
        {
            yield break;
        }

        var counts = AttentionRules
            .Divisors(heads)
            .OrderBy(count => System.Math.Abs((long)count - shared))
            .Take(3)
            .ToList();
        yield return new(
            Shared,
            Subject.Argument(HeadOptions.KvHeads.Name),
            [
                Numbers.Text(heads),
                Numbers.Text(shared),
                string.Join(", ", counts.OrderBy(count => count).Select(count => Numbers.Text(count))),
            ],
            [.. counts.Select(count => Numbers.Text(count))]
        );
    }

    private static IEnumerable<Violation> Pairs(GptSpec spec)
    {
        if (spec.Positions() != PositionChoice.Rotary)
        {
            yield break;
        }

        var (turned, head) = (spec.TurnedDim(), spec.HeadDim());
        var name = TurnedBy(spec);
        var subject =
            spec.Arguments.Has(name) ? name
            : spec.Has(RotaryOptions.Attribute) ? RotaryOptions.Attribute
            : PositionOptions.Positions.Name;
        if (turned > head)
        {
            yield return Broken(
                $"a head has {Numbers.Text(head)} elements ({HeadOptions.HeadDim.Name}). Write at most that, or leave {name} out."
            );
        }
        else if (turned % 2 != 0 || turned == 0)
        {
            yield return Broken(
                $"elements are turned in pairs. Take an even number, such as {Numbers.Text(turned + 1)}."
            );
        }
        else if (turned == 2 && spec.Get(RotaryOptions.Scaling) == ScalingChoice.Dynamic)
        {
            yield return Broken(
                $"{nameof(ScalingChoice.Dynamic)} scaling changes the base by a power of width / (width - 2). Take 4 at least."
            );
        }

        Violation Broken(string why) => new(Turned, Subject.Argument(subject), [name, Numbers.Text(turned), why]);
    }

    private static IEnumerable<Violation> Scaling(GptSpec spec)
    {
        var pairs = spec.TurnedDim() / 2;
        if (spec.Get(RotaryOptions.Scaling) == ScalingChoice.LongRope)
        {
            foreach (var option in new[] { RotaryOptions.ShortFactors, RotaryOptions.LongFactors })
            {
                var given = spec.Get(option).Count;
                if (given != pairs)
                {
                    yield return new(
                        PairFactors,
                        Subject.Argument(option.Name),
                        [
                            option.Name,
                            Numbers.Text(given),
                            TurnedBy(spec),
                            Numbers.Text(spec.TurnedDim()),
                            Numbers.Text(pairs),
                        ]
                    );
                }
            }
        }

        foreach (
            var (low, high) in new[]
            {
                (RotaryOptions.LowFactor, RotaryOptions.HighFactor),
                (RotaryOptions.BetaSlow, RotaryOptions.BetaFast),
            }
        )
        {
            // YaRN's two may be one, as in Kimi K2: the ramp between them is then as short as can be.
            var isOne = low == RotaryOptions.LowFactor && spec.Get(low).Equals(spec.Get(high));
            if (isOne || spec.Get(low) > spec.Get(high))
            {
                yield return new(
                    Ordered,
                    Subject.Argument((spec.Arguments.Has(low.Name) ? low : high).Name),
                    [low.Name, Numbers.Text(spec.Get(low)), high.Name, Numbers.Text(spec.Get(high))]
                );
            }
        }
    }

    /// <summary>The option that says how many elements are turned.</summary>
    private static string TurnedBy(GptSpec spec) =>
        spec.IsLatent() ? LatentAttentionOptions.RotaryDim.Name
        : spec.Arguments.Has(RotaryOptions.Dim.Name) ? RotaryOptions.Dim.Name
        : HeadOptions.HeadDim.Name;
}
