using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>The heads share the embedding width evenly, unless they have a width of their own.</summary>
internal static class AttentionRules
{
    public static readonly Rule Divisible = new(
        "TGPT1001",
        "EmbDim is divisible by NHeads",
        "EmbDim ({0}) is not divisible by NHeads ({1}). {2}; head counts that divide {0}: {3}."
    );

    public static IEnumerable<Violation> Check(GptSpec spec)
    {
        var (width, heads) = (spec.Get(Options.EmbDim), spec.Get(Options.NHeads));
        if (width % heads == 0 || spec.Arguments.Has(HeadOptions.HeadDim.Name) || spec.IsLatent())
        {
            yield break;
        }

        var widths = NearestMultiples(width, heads);
        var counts = Divisors(width).OrderBy(count => Math.Abs((long)count - heads)).Take(3).OrderBy(count => count);
        yield return new(
            Divisible,
            Subject.Argument(Options.EmbDim.Name),
            [
                Numbers.Text(width),
                Numbers.Text(heads),
                (widths.Count == 1 ? "Nearest width: " : "Nearest widths: ") + List(widths),
                List(counts),
            ],
            [.. widths.OrderBy(candidate => Math.Abs(candidate - width)).Select(Numbers.Text)]
        );
    }

    private static List<long> NearestMultiples(long width, long heads)
    {
        var below = width / heads * heads;
        return new[] { below, below + heads }.Where(multiple => multiple is > 0 and <= int.MaxValue).ToList();
    }

    public static IEnumerable<int> Divisors(int width)
    {
        for (long small = 1; small * small <= width; small++)
        {
            if (width % small == 0)
            {
                yield return (int)small;
                if (small * small != width)
                {
                    yield return (int)(width / small);
                }
            }
        }
    }

    private static string List<T>(IEnumerable<T> values)
        where T : IFormattable => string.Join(", ", values.Select(value => Numbers.Text(value)));
}
