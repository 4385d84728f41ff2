namespace TypedGpt.Architecture.Graph;

/// <summary>What a layer can be made of.</summary>
internal enum MemberKind
{
    Linear,
    Embedding,
    LayerNorm,
    RmsNorm,
    Dropout,
    CausalMask,
    WindowMask,
    Alibi,
    Rotary,
    TiedHead,
    Layer,
    LayerList,
    Parameter,
}
