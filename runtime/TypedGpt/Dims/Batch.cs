namespace TypedGpt;

/// <summary>The sequences that are computed side by side.</summary>
public readonly struct Batch : IDim
{
    /// <summary>-1: known only at run time.</summary>
    public static long Size => -1;
}
