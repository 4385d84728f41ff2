namespace TypedGpt;

/// <summary>The type of the numbers that parameters are kept in.</summary>
public enum NumberType
{
    /// <summary>IEEE 754 of 32 bits.</summary>
    Float32,

    /// <summary>The first 16 bits of those.</summary>
    BFloat16,

    /// <summary>IEEE 754 of 16 bits.</summary>
    Float16,
}
