using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>The highest numbers of the last axis, and where they are: [.., N] to [.., Count] twice.</summary>
internal sealed record TopK(string Chosen, Op X) : UnaryOp(X, X.Axes.WithLast(Chosen))
{
    public override EquatableArray<Result> Results => [new(Axes), new(Axes, X.Axes.Last)];
}

/// <summary>The elements of the last axis that the indices say: [.., N] and [.., Count] to [.., Count].</summary>
internal sealed record Pick(Op Left, Op Right)
    : BinaryOp(Left, Right, Checked(nameof(Pick), Left.Axes, Left.Axes.Last, Right))
{
    /// <summary>The axes of indices into axis <paramref name="range"/> of <paramref name="from"/>.</summary>
    public static Axes Checked(string op, Axes from, string range, Op indices)
    {
        var value = indices.Results[0];
        AxesException.Unless(
            value.Range == range && value.Axes.Count == from.Count && value.Axes.WithLast(from.Last).Equals(from),
            op,
            $"values and indices of {range}",
            from,
            value.Axes
        );
        return value.Axes;
    }
}

/// <summary>Divides each row of the last axis by its sum.</summary>
/// <param name="X">The rows.</param>
/// <param name="Added">What is added to the sum, so that a row of zeros stays one.</param>
internal sealed record DivideBySum(Op X, double Added = 0)
    : UnaryOp(X, AxesException.OfVariable(nameof(DivideBySum), X));

/// <summary>How good each group of experts is: [Batch, Seq, Experts] to [Batch, Seq, Groups].</summary>
internal sealed record GroupScores(RouteGroups Groups, Op X) : UnaryOp(X, X.Axes.WithLast(Groups.Groups));

/// <summary>Takes the experts of all other groups out of the choice: [Batch, Seq, Experts] keeps its axes.</summary>
internal sealed record KeepGroups(RouteGroups Groups, Op Left, Op Right)
    : BinaryOp(Left, Right, Checked(Groups, Left, Right))
{
    private static Axes Checked(RouteGroups groups, Op scores, Op kept)
    {
        AxesException.Unless(
            kept.Results[0].Range == groups.Groups,
            nameof(KeepGroups),
            $"scores and indices of {groups.Groups}",
            scores.Axes,
            kept.Axes
        );
        return scores.Axes;
    }
}

/// <summary>Multiplies each row by a number of its own: [.., Rows, Width] and [.., Rows].</summary>
internal sealed record ScaleRows(Op Left, Op Right) : BinaryOp(Left, Right, Checked(Left.Axes, Right.Axes))
{
    private static Axes Checked(Axes rows, Axes factors)
    {
        AxesException.Unless(
            factors.Dims.SequenceEqual(rows.Take(rows.Count - 1)),
            nameof(ScaleRows),
            "rows and a factor for each",
            rows,
            factors
        );
        return rows;
    }
}

/// <summary>The sum of the last axis: [.., Width] to [..].</summary>
internal sealed record SumOfLast(Op X) : UnaryOp(X, X.Axes.Replaced(X.Axes.Count - 1, 1));

/// <summary>The sum of the rows: [.., Rows, Width] to [.., Width].</summary>
internal sealed record SumOfRows(Op X) : UnaryOp(X, X.Axes.Replaced(X.Axes.Count - 2, 1));
