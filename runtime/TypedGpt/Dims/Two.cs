namespace TypedGpt;

/// <summary>An axis of two elements, such as the halves that a rotary position turns against each other.</summary>
public readonly struct Two : IDim
{
    /// <summary>2.</summary>
    public static long Size => 2;
}
