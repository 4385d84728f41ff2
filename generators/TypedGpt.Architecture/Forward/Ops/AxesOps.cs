using System;
using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>Takes the heads apart and puts them before the positions: [Batch, Seq, Width] to [Batch, Heads, Seq, HeadDim].</summary>
/// <param name="Heads">How many there are.</param>
/// <param name="HeadDim">The width of one.</param>
/// <param name="X">All heads of a position, side by side.</param>
internal sealed record SplitHeads(string Heads, string HeadDim, Op X)
    : UnaryOp(X, Split(AxesException.Ranked(3, nameof(SplitHeads), X.Axes), Heads, HeadDim))
{
    /// <summary>All heads, side by side.</summary>
    public string Whole => X.Axes.Last;

    private static Axes Split(Axes axes, string heads, string headDim) => [axes[0], heads, axes[1], headDim];
}

/// <summary>Puts the heads of a position side by side: [Batch, Seq, Heads, HeadDim] to [Batch, Seq, Width].</summary>
/// <param name="Whole">The width of all.</param>
/// <param name="X">The heads of each position.</param>
internal sealed record MergeHeads(string Whole, Op X)
    : UnaryOp(X, AxesException.Ranked(4, nameof(MergeHeads), X.Axes).Replaced(2, 2, Whole))
{
    /// <summary>How many heads there are.</summary>
    public string Heads => X.Axes[2];
}

/// <summary>Takes the last axis apart into its sections, each a value of its own.</summary>
/// <param name="Sections">The dimensions of which the last axis is the sum, two or three.</param>
/// <param name="X">The whole.</param>
internal sealed record Split(EquatableArray<string> Sections, Op X)
    : UnaryOp(
        X,
        X.Axes.WithLast(
            Sections.Count is 2 or 3 ? Sections[0] : throw new AxesException("Split takes 2 or 3 sections.")
        )
    )
{
    /// <summary>The dimension that is taken apart.</summary>
    public string Whole => X.Axes.Last;

    public override EquatableArray<Result> Results =>
        Sections.Select(section => new Result(X.Axes.WithLast(section))).ToEquatableArray();
}

/// <summary>Puts values side by side on their last axis.</summary>
/// <param name="Whole">The sum of their widths.</param>
/// <param name="Sections">The values, two or three.</param>
internal sealed record Join(string Whole, EquatableArray<Op> Sections) : Op(Joined(Whole, Sections))
{
    public override EquatableArray<Op> Operands => Sections;

    public override Op Map(Func<Op, Op> map) => this with { Sections = Sections.Select(map).ToEquatableArray() };

    private static Axes Joined(string whole, EquatableArray<Op> sections)
    {
        AxesException.Unless(
            sections.Count is 2 or 3
                && sections.All(section => section.Axes.WithLast(whole).Equals(sections[0].Axes.WithLast(whole))),
            $"Join {whole}",
            "2 or 3 values that differ in the last axis alone",
            sections.Select(section => section.Axes).ToArray()
        );
        return sections[0].Axes.WithLast(whole);
    }
}

/// <summary>Gives each of several the same: [Batch, Seq, Width] to [Batch, By, Seq, Width].</summary>
/// <param name="By">Those that share it: heads, or experts.</param>
/// <param name="X">What is shared.</param>
internal sealed record Repeat(string By, Op X)
    : UnaryOp(X, AxesException.Ranked(3, nameof(Repeat), X.Axes).Replaced(1, 0, By));

/// <summary>Puts the heads behind the positions: [Batch, Heads, Seq, HeadDim] to [Batch, Seq, Heads, HeadDim].</summary>
internal sealed record HeadsLast(Op X) : UnaryOp(X, AxesException.Ranked(4, nameof(HeadsLast), X.Axes).Swapped(1));

/// <summary>Takes the heads apart into those that share keys: [Batch, Heads, ..] to [Batch, KvHeads, Group, ..].</summary>
internal sealed record GroupHeads(string KvHeads, string Group, Op X)
    : UnaryOp(X, AxesException.Ranked(4, nameof(GroupHeads), X.Axes).Replaced(1, 1, KvHeads, Group))
{
    /// <summary>All heads.</summary>
    public string Whole => X.Axes[1];
}

/// <summary>Puts the groups of heads behind each other again: [Batch, KvHeads, Group, ..] to [Batch, Heads, ..].</summary>
internal sealed record UngroupHeads(string Whole, Op X)
    : UnaryOp(X, AxesException.Ranked(5, nameof(UngroupHeads), X.Axes).Replaced(1, 2, Whole))
{
    /// <summary>Those that share keys.</summary>
    public string KvHeads => X.Axes[1];
}
