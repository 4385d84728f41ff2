namespace TypedGpt.Architecture.Specs;

/// <summary>The functions inside a feed-forward layer.</summary>
internal enum ActivationChoice
{
    GeluTanh,
    Gelu,
    Silu,
    Relu,
    SquaredRelu,
    QuickGelu,
}
