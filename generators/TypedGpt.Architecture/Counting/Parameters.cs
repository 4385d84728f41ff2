using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Counting;

/// <summary>The parameters of a model; those of layers written by hand count too, for their properties say them.</summary>
internal static class Parameters
{
    /// <summary>The number of elements of axes of known size: 1 for no axes.</summary>
    public static BigInteger Count(this ModelGraph graph, IEnumerable<string> dims) =>
        dims.Aggregate(BigInteger.One, (product, dim) => product * graph[dim].Size);

    /// <summary>The parameters of a member with all below it.</summary>
    public static BigInteger ParameterCount(this ModelGraph graph, Member member) =>
        member.IsLayer
            ? Sum(
                graph
                    .Classes(member)
                    .Select(of =>
                        of.Count
                        * Sum(ModelGraph.Instance(of.Layer, member).Select(inner => graph.ParameterCount(inner)))
                    )
            )
            : Sum(member.Parameters.Select(own => graph.Count(own.Dims)));

    /// <summary>The parameters of a layer with all below it; a tied weight counts once.</summary>
    public static BigInteger ParameterCount(this ModelGraph graph, LayerNode layer) =>
        Sum(layer.Members.Select(member => graph.ParameterCount(member)));

    private static BigInteger Sum(IEnumerable<BigInteger> counts) =>
        counts.Aggregate(BigInteger.Zero, (sum, count) => sum + count);
}
