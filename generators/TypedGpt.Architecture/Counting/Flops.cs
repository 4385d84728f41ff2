using System.Linq;
using System.Numerics;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Counting;

/// <summary>
/// Floating-point operations of a forward pass for one token at the last position of the context, a multiplication and an
/// addition counted as two: 2 x the weights of every matrix product, plus what attention takes, 2 x keys x (query width +
/// value width) (Chowdhery et al. 2022, appendix B). Of keys, those that the mask shows; of experts, those that are chosen.
/// What works on each element alone is not counted.
/// </summary>
internal static class Flops
{
    /// <summary>Of the whole model.</summary>
    public static Counted PerToken(ModelGraph graph) => Of(graph).Of(graph.Model);

    /// <summary>Of the ops that use a member of a layer, with all below it.</summary>
    public static Counted PerToken(ModelGraph graph, LayerNode layer, Member member) => Of(graph).Of(layer, member);

    /// <summary>Of all ops of one layer, with all below it.</summary>
    public static Counted PerToken(ModelGraph graph, LayerNode layer) => Of(graph).Of(layer);

    private static Walk Of(ModelGraph graph) => new(graph, op => Cost(graph, op));

    private static BigInteger Cost(ModelGraph graph, Op op) =>
        op switch
        {
            Linear linear => Product(graph, linear.In, linear.Out),
            LinearOfExperts linear => Product(graph, linear.In, linear.Out),
            Attend attend => 2
                * Keys(graph, attend.How.Mask)
                * graph[attend.Queries.Axes[1]].Size
                * (graph[attend.Keys.Axes.Last].Size + graph[attend.Values.Axes.Last].Size),
            Experts experts => graph[experts.Route.How.Chosen].Size
                * experts.Body.Ops.Aggregate(BigInteger.Zero, (sum, inner) => sum + Cost(graph, inner)),
            _ => BigInteger.Zero,
        };

    private static BigInteger Product(ModelGraph graph, string rows, string columns) =>
        2 * (BigInteger)graph[rows].Size * graph[columns].Size;

    /// <summary>How many keys the last position of a full context sees.</summary>
    private static BigInteger Keys(ModelGraph graph, Masking? mask)
    {
        var context = graph["Context"].Size;
        return mask switch
        {
            { Kind: MaskingKind.Window } => System.Math.Min(context, graph[mask.Width].Size),
            { Kind: MaskingKind.Chunk } => ((context - 1) % graph[mask.Width].Size) + 1,
            _ => context,
        };
    }
}
