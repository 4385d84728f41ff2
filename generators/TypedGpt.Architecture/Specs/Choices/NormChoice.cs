namespace TypedGpt.Architecture.Specs;

/// <summary>What a norm divides by.</summary>
internal enum NormChoice
{
    Layer,
    Rms,
}
