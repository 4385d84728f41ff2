using System;
using System.Linq;
using System.Numerics;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Counting;

/// <summary>Sums over every op that a model evaluates, through its inner layers.</summary>
/// <param name="graph">The model.</param>
/// <param name="cost">What one op counts, what it computes from and an inner layer left aside.</param>
internal sealed class Walk(ModelGraph graph, Func<Op, BigInteger> cost)
{
    /// <summary>All ops of a layer's forward pass, with those of the layers in it.</summary>
    public Counted Of(LayerNode layer) =>
        layer.Forward is { } forward
            ? Counted.Sum(forward.Ops.Select(op => Of(layer, op)))
            : Counted.ByHand(layer.Name);

    /// <summary>The ops of a layer's forward pass that use one of its members.</summary>
    public Counted Of(LayerNode layer, Member member) =>
        layer.Forward is { } forward
            ? Counted.Sum(
                forward
                    .Ops.Where(op => op is IMemberOp used && used.Member == member.Property)
                    .Select(op => Of(layer, op))
            )
            : Counted.ByHand(layer.Name);

    private Counted Of(LayerNode layer, Op op) =>
        op is Inner or Blocks
            ? Counted.Sum(
                graph
                    .Classes(layer.Members.First(member => member.Property == ((IMemberOp)op).Member))
                    .Select(of => of.Count * Of(of.Layer))
            )
            : Counted.Of(cost(op));
}
