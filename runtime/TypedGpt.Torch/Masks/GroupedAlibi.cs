using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Linear biases for scores whose heads stand in groups that share keys.</summary>
public static class GroupedAlibi
{
    /// <summary>The biases for <paramref name="scores"/>, to be added to them before the mask.</summary>
    /// <param name="alibi">The biases of all heads.</param>
    /// <param name="scores">[Batch, KvHeads, Group, Seq, KeySeq]</param>
    /// <param name="factors">The evidence that the heads are these groups, such as <c>Heads.IntoKvHeads</c>.</param>
    /// <returns>[KvHeads, Group, Seq, KeySeq]: slope x (key - query), which is not positive for what a query may see.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>, there are more keys than the context has positions, or fewer keys than queries.</exception>
    public static Tensor<KvHeads, Group, Seq, KeySeq> For<Context, Heads, KvHeads, Group>(
        this Alibi<Context, Heads> alibi,
        Tensor<Batch, KvHeads, Group, Seq, KeySeq> scores,
        Factors<Heads, KvHeads, Group> factors
    )
        where Context : struct, IDim
        where Heads : struct, IDim
        where KvHeads : struct, IDim
        where Group : struct, IDim
    {
        factors.Verify();
        using var heads = scores.Raw.flatten(1, 2);
        using var biases = alibi.For(Tensor<Batch, Heads, Seq, KeySeq>.Of(heads)).Raw;
        return new(biases.unflatten(0, FactorSizes<KvHeads, Group>.Both));
    }
}
