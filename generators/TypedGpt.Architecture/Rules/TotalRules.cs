using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>What is counted over the whole model has to fit into 64 bits, as torch counts.</summary>
internal static class TotalRules
{
    public static readonly Rule Overflow = new(
        "TGPT1007",
        "A count of the model does not fit into 64 bits",
        "{0} ({1}) gives the model {2} of {3}, more than the 9223372036854775807 that torch can count. The largest {0} that fits is {4}."
    );

    /// <summary>The sizes that can be made smaller, in the order in which they are blamed.</summary>
    private static readonly string[] Candidates =
    [
        Keys.EmbDim,
        Keys.NLayers,
        Keys.FeedForwardDim,
        Keys.VocabSize,
        Keys.ContextLength,
    ];

    public static IEnumerable<Violation> Check(GptSpec spec)
    {
        if (TooLarge(spec) is not { } total)
        {
            yield break;
        }

        var key = System.Array.Find(Candidates, candidate => LargestThatFits(spec, candidate) > 0) ?? Keys.EmbDim;
        var largest = LargestThatFits(spec, key);
        yield return new(
            Overflow,
            Subject.Argument(key),
            [
                key,
                spec.Arguments.Int(key).ToString(CultureInfo.InvariantCulture),
                total.Value.ToString(CultureInfo.InvariantCulture),
                total.Noun,
                largest.ToString(CultureInfo.InvariantCulture),
            ],
            largest > 0 ? [largest.ToString(CultureInfo.InvariantCulture)] : []
        );
    }

    private static (BigInteger Value, string Noun)? TooLarge(GptSpec spec)
    {
        var graph = GraphBuilder.Build(spec);
        (BigInteger Value, string Noun)[] totals =
        [
            (graph.ParameterCount(graph.Model) * ModelGraph.BytesPerValue, "bytes of parameters"),
            (Flops.PerToken(graph).Known, "operations for a token"),
            (CacheBytes.PerToken(graph).Known, "bytes of keys and values for a token"),
        ];
        return System.Array.Find(totals, total => total.Value > long.MaxValue) is { Noun: not null } found
            ? found
            : null;
    }

    /// <summary>By bisection; a width steps by the number of heads, so that it stays divisible. 0 where none fits.</summary>
    private static int LargestThatFits(GptSpec spec, string key)
    {
        var step = key == Keys.EmbDim ? spec.Attention.NHeads : 1;
        var (low, high) = (0, spec.Arguments.Int(key) / step);
        while (low < high)
        {
            var middle = high - ((high - low) / 2);
            if (TooLarge(spec.With(key, middle * step)) is null)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low * step;
    }
}
