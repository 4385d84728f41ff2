using System.Numerics;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Counting;

/// <summary>The layers of a model that are written by hand: nobody knows what they compute.</summary>
internal static class HandWritten
{
    /// <summary>A count of nothing, known where there is no such layer on the way from ids to logits.</summary>
    public static Counted In(ModelGraph graph) => new Walk(graph, static _ => BigInteger.Zero).Of(graph.Model);
}
