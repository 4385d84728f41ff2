using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Counting;

/// <summary>
/// Where the values of a forward pass would stand in one block of memory. It is the plan of a session that computes op by
/// op, with every composite expanded, in float32 and without dropout; torch allocates on its own. What is remembered is
/// in the cache and no part of it, and neither are parameters, masks and tables.
/// </summary>
/// <param name="Values">The values in the order in which they are computed.</param>
/// <param name="Arena">The bytes of the block.</param>
internal sealed record MemoryPlan(EquatableArray<PlannedValue> Values, BigInteger Arena)
{
    /// <summary>A cache line, and what the widest vector instructions ask for.</summary>
    public const int Alignment = 64;

    /// <summary>The most that is alive at one time: no plan can do with less.</summary>
    public BigInteger Peak =>
        Values
            .Select(value =>
                Values
                    .Where(other => other.Born <= value.Born && value.Born <= other.Dies)
                    .Aggregate(BigInteger.Zero, (sum, other) => sum + other.Reserved)
            )
            .DefaultIfEmpty(BigInteger.Zero)
            .Max();

    /// <summary>The next token of a text that fills the context, everything before it being in a cache.</summary>
    public static MemoryPlan? OfToken(ModelGraph graph) => Of(graph, 1, graph["Context"].Size);

    /// <summary>A prompt that fills the context.</summary>
    public static MemoryPlan? OfPrompt(ModelGraph graph) => Of(graph, graph["Context"].Size, graph["Context"].Size);

    /// <summary>A pass over one text; null where a layer is written by hand.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="queries">The tokens that are read.</param>
    /// <param name="keys">Those that they can see, themselves among them.</param>
    public static MemoryPlan? Of(ModelGraph graph, long queries, long keys) =>
        HandWritten.In(graph).Value is null ? null : Placed(Lifetimes.Of(graph, queries, keys));

    /// <summary>The largest first, each as low as those that live with it allow (Pisarchyk and Lee 2020, section 5).</summary>
    private static MemoryPlan Placed(IReadOnlyList<PlannedValue> values)
    {
        var placed = new List<PlannedValue>();
        foreach (var value in values.OrderByDescending(value => value.Bytes))
        {
            var offset = BigInteger.Zero;
            foreach (var other in placed.Where(value.LivesWith).OrderBy(other => other.Offset))
            {
                if (offset + value.Reserved <= other.Offset)
                {
                    break;
                }

                offset = BigInteger.Max(offset, other.Offset + other.Reserved);
            }

            placed.Add(value with { Offset = offset });
        }

        return new(
            placed.OrderBy(value => value.Born).ToEquatableArray(),
            placed.Select(value => value.Offset + value.Reserved).DefaultIfEmpty(BigInteger.Zero).Max()
        );
    }
}
