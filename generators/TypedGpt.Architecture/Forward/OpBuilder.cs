using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>
/// Ops one after the other, as a forward pass is read. An option that is off (null, empty, a factor of 1) gives back the
/// operand, so that nothing of it is in the tree.
/// </summary>
internal static class OpBuilder
{
    /// <summary>[Batch, Seq, Heads x HeadDim] to [Batch, Heads, Seq, HeadDim].</summary>
    public static Op Heads(this Op x, string heads, string headDim) => new SplitHeads(heads, headDim, x);

    /// <summary>[Batch, Seq, Heads, HeadDim] to [Batch, Seq, Whole].</summary>
    public static Op Merged(this Op x, string whole) => new MergeHeads(whole, x);

    /// <summary>Its last axis in sections, to be named by a step of as many names.</summary>
    public static Op Sections(this Op x, params string[] sections) => new Split(sections.ToEquatableArray(), x);

    /// <summary>With another value behind it on the last axis.</summary>
    public static Op Joined(this Op x, string whole, params Op[] others) => new Join(whole, [x, .. others]);

    /// <summary>[Batch, Seq, Width] to [Batch, By, Seq, Width].</summary>
    public static Op Repeated(this Op x, string by) => new Repeat(by, x);

    /// <summary>[.., Seq, ..] to [.., KeySeq, ..], kept for later tokens.</summary>
    public static Op Remembered(this Op x) => new Remember(x);

    public static Op Plus(this Op x, Op other) => new Add(x, other);

    public static Op Plus(this Op x, double number) => number == 0 ? x : new AddNumber(number, x);

    public static Op Times(this Op x, Op other) => new Multiply(x, other);

    public static Op ScaledBy(this Op x, Factor? factor) => factor is null ? x : new ScaleBy(factor, x);

    public static Op ScaledBy(this Op x, double factor) => factor == 1 ? x : new ScaleBy(new Factor.Number(factor), x);

    /// <summary>Each row times a number of its own.</summary>
    public static Op RowsScaledBy(this Op x, Op factors) => new ScaleRows(x, factors);

    public static Op SumOfLast(this Op x) => new SumOfLast(x);

    public static Op SoftCapped(this Op x, double? cap) => cap is { } limit ? new SoftCap(limit, x) : x;

    /// <summary>Between <paramref name="low"/> and <paramref name="high"/>, of which either may be null.</summary>
    public static Op Clamped(this Op x, double? low, double? high) =>
        low is null && high is null ? x : new Clamp(low ?? double.NegativeInfinity, high ?? double.PositiveInfinity, x);

    /// <summary>Between -<paramref name="bound"/> and <paramref name="bound"/>.</summary>
    public static Op Clamped(this Op x, double? bound) => x.Clamped(-bound, bound);

    public static Op Activated(this Op x, ElementFunction? function) =>
        function is { } known ? new Activate(known, x) : x;

    /// <summary>Through the dropout of that property; none where it is empty.</summary>
    public static Op DroppedBy(this Op x, string dropout) => dropout.Length == 0 ? x : new Dropout(dropout, x);

    public static Op Attend(this Op queries, Op keys, Op values, AttendOptions how) =>
        new Attend(queries, keys, values, how);

    /// <summary>To the best experts by the scores of each token.</summary>
    public static Route Routed(this Op scores, RouteOptions how) => new(how, scores);

    /// <summary>Through the experts that <paramref name="route"/> says; <paramref name="body"/> is one of them.</summary>
    public static Op ThroughExperts(this Op x, Route route, System.Func<Steps, Op, Op> body) =>
        new Experts(x, route, Experts.Of(x.Axes, body));
}
