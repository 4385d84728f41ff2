using System.Linq;
using System.Numerics;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Counting;

/// <summary>The bytes that a cache holds for each token: of everything that is remembered, in every layer.</summary>
internal static class CacheBytes
{
    public static Counted PerToken(ModelGraph graph) =>
        graph.BytesPerValue
        * new Walk(
            graph,
            op =>
                op is Remember remember
                    ? graph.Count(remember.Axes.Where(dim => !Axes.OfTheRun.Contains(dim)))
                    : BigInteger.Zero
        ).Of(graph.Model);
}
