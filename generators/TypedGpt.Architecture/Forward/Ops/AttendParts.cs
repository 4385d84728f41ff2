using System;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>The product of each query with each key: [.., Seq, D] and [Batch, Heads, KeySeq, D] to [.., Seq, KeySeq].</summary>
internal sealed record Scores(Op Left, Op Right) : BinaryOp(Left, Right, Checked(Left.Axes, Right.Axes))
{
    private static Axes Checked(Axes queries, Axes keys)
    {
        AxesException.Unless(
            queries.Last == keys.Last && keys.Count == 4,
            nameof(Scores),
            "[.., Seq, D] and [Batch, Heads, KeySeq, D]",
            queries,
            keys
        );
        return queries.WithLast(keys[2]);
    }
}

/// <summary>
/// Scores, mask, softmax and mean in one (Dao et al. 2022): [.., Seq, D], [Batch, Heads, KeySeq, D] and
/// [Batch, Heads, KeySeq, V] to [.., Seq, V].
/// </summary>
/// <param name="Queries">What each position asks for, in groups where heads share keys.</param>
/// <param name="Keys">What each position can be found by.</param>
/// <param name="Values">What each position gives.</param>
/// <param name="How">Scale, mask and dropout.</param>
internal sealed record FusedAttend(Op Queries, Op Keys, Op Values, AttendOptions How)
    : Op(Queries.Axes.WithLast(Values.Axes.Last))
{
    public override EquatableArray<Op> Operands => [Queries, Keys, Values];

    public override Op Map(Func<Op, Op> map) =>
        this with
        {
            Queries = map(Queries),
            Keys = map(Keys),
            Values = map(Values),
        };
}

/// <summary>Adds the distances times the slope of the head.</summary>
/// <param name="Member">The layer that knows the slopes.</param>
/// <param name="X">The scores.</param>
/// <param name="GroupedHeads">Where heads are grouped: the heads before that, which the slopes have.</param>
internal sealed record AddBias(string Member, Op X, string GroupedHeads = "")
    : UnaryOp(X, AxesException.OfVariable(nameof(AddBias), X)),
        IMemberOp;

/// <summary>Makes the scores of hidden keys minus infinity.</summary>
internal sealed record MaskedFill(string Member, Op X)
    : UnaryOp(X, AxesException.OfVariable(nameof(MaskedFill), X)),
        IMemberOp;

/// <summary>Makes positive numbers of sum 1 of the last axis.</summary>
/// <param name="X">The scores.</param>
/// <param name="Sinks">The parameter with one more score for each head, of which the weight is dropped.</param>
/// <param name="GroupedHeads">Where heads are grouped: the heads before that, which the sinks have.</param>
/// <param name="IsPlain">Whether they are numbers like others from here on, to be added to and divided.</param>
internal sealed record Softmax(Op X, string Sinks = "", string GroupedHeads = "", bool IsPlain = false)
    : UnaryOp(X, X.Axes);

/// <summary>The mean of the values by their weights: [.., Seq, KeySeq] and [Batch, Heads, KeySeq, V] to [.., Seq, V].</summary>
internal sealed record Weigh(Op Left, Op Right) : BinaryOp(Left, Right, Checked(Left.Axes, Right.Axes))
{
    private static Axes Checked(Axes weights, Axes values)
    {
        AxesException.Unless(
            values.Count == 4 && weights.Last == values[2],
            nameof(Weigh),
            "[.., Seq, KeySeq] and [Batch, Heads, KeySeq, V]",
            weights,
            values
        );
        return weights.WithLast(values.Last);
    }
}
