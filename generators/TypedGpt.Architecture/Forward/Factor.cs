namespace TypedGpt.Architecture.Forward;

/// <summary>What a value is multiplied by.</summary>
internal abstract record Factor
{
    /// <summary>A number of the configuration.</summary>
    internal sealed record Number(double Value) : Factor;

    /// <summary>The square root of a dimension's size, by which Gemma scales its embeddings.</summary>
    internal sealed record RootOf(string Dim) : Factor;

    /// <summary>One over it, which is the usual scale of scores (Vaswani et al. 2017).</summary>
    internal sealed record OneOverRootOf(string Dim) : Factor;

    /// <summary>A learned one, repeated along the outer axes.</summary>
    internal sealed record Parameter(string Member) : Factor;
}
