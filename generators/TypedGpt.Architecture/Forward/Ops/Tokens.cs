namespace TypedGpt.Architecture.Forward;

/// <summary>The rows of an embedding table that the indices say: [..] to [.., Width].</summary>
/// <param name="Member">The table, [Rows, Width].</param>
/// <param name="Rows">What it has a row for.</param>
/// <param name="Width">The width of a row.</param>
/// <param name="X">The indices.</param>
internal sealed record Lookup(string Member, string Rows, string Width, Op X)
    : UnaryOp(X, Checked(Member, Rows, X).Replaced(X.Axes.Count, 0, Width)),
        IMemberOp
{
    private static Axes Checked(string member, string rows, Op x)
    {
        var range = x.Results[0].Range;
        AxesException.Unless(
            range == rows,
            $"Lookup {member}",
            $"indices of {rows}",
            x.Axes.WithLast($"indices of {range}")
        );
        return x.Axes;
    }
}

/// <summary>The position of each token in its text: [Batch, Seq] to [Seq].</summary>
/// <param name="Range">The dimension that positions count.</param>
/// <param name="Offset">What is added to each: OPT's table begins with two rows of no use.</param>
/// <param name="X">The token ids.</param>
internal sealed record TokenPositions(string Range, long Offset, Op X)
    : UnaryOp(X, [AxesException.Ranked(2, "TokenPositions", X.Axes).Last])
{
    public override Collections.EquatableArray<Result> Results => [new(Axes, Range)];
}
