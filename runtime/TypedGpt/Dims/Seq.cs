namespace TypedGpt;

/// <summary>The positions that ask: the axis of the queries, and of every tensor with one row for each token read.</summary>
public readonly struct Seq : IDim
{
    /// <summary>-1: known only at run time.</summary>
    public static long Size => -1;
}
