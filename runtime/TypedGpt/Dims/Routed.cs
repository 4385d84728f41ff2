namespace TypedGpt;

/// <summary>The tokens that a router sent to one expert.</summary>
public readonly struct Routed : IDim
{
    /// <summary>-1: known only at run time.</summary>
    public static long Size => -1;
}
