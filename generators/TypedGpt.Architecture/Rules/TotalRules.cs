using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;
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
    private static readonly IReadOnlyList<string> Candidates =
    [
        .. Options.All.Where(option => option.Blame > 0).OrderBy(option => option.Blame).Select(option => option.Name),
    ];

    public static IEnumerable<Violation> Check(ModelGraph graph)
    {
        if (TooLarge(graph) is not { } total)
        {
            yield break;
        }

        var spec = graph.Spec;
        var fitting = Candidates
            .Select(name => (Name: name, Largest: LargestThatFits(spec, name)))
            .FirstOrDefault(candidate => candidate.Largest > 0);
        var blamed = fitting.Name ?? Candidates[0];
        var largest = Numbers.Text(fitting.Largest);
        yield return new(
            Overflow,
            Subject.Argument(blamed),
            [blamed, $"{spec.Arguments[blamed]}", Numbers.Text(total.Value), total.Noun, largest],
            fitting.Largest > 0 ? [largest] : []
        );
    }

    private static (BigInteger Value, string Noun)? TooLarge(ModelGraph graph)
    {
        (BigInteger Value, string Noun)[] totals =
        [
            (graph.ParameterCount(graph.Model) * graph.BytesPerValue, "bytes of parameters"),
            (Flops.PerToken(graph).Known, "operations for a token"),
            (CacheBytes.PerToken(graph).Known, "bytes of keys and values for a token"),
        ];
        return System.Array.Find(totals, total => total.Value > long.MaxValue) is { Noun: not null } found
            ? found
            : null;
    }

    /// <summary>
    /// By bisection over graphs of other sizes; a width steps by the number of heads, so that it stays divisible. 0 where
    /// none fits, or the size is not given.
    /// </summary>
    private static int LargestThatFits(GptSpec spec, string name)
    {
        var isShared = !spec.Arguments.Has(HeadOptions.HeadDim.Name) && !spec.IsLatent();
        var step = name == Options.EmbDim.Name && isShared ? spec.Get(Options.NHeads) : 1;
        var given = (spec.Arguments[name] as Value.Integer)?.Number ?? 0;
        var (low, high) = (0, (int)given / step);
        while (low < high)
        {
            var middle = high - ((high - low) / 2);
            if (TooLarge(GraphBuilder.Build(spec.With(name, middle * step))) is null)
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
