namespace TypedGpt;

/// <summary>
/// A dimension: a type that names one axis of a tensor and knows its size. Two dimensions of one size are still two
/// types, so an axis of heads is never taken for an axis of positions.
/// </summary>
public interface IDim
{
    /// <summary>The number of elements along the axis, or -1 where only the running program knows it.</summary>
    static abstract long Size { get; }
}
