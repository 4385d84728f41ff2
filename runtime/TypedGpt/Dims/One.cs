namespace TypedGpt;

/// <summary>An axis of a single element.</summary>
public readonly struct One : IDim
{
    /// <summary>1.</summary>
    public static long Size => 1;
}
