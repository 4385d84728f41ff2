namespace TypedGpt.Architecture.Graph;

/// <summary>What a layer can be made of.</summary>
internal enum MemberKind
{
    Linear,
    Embedding,
    LayerNorm,
    RmsNorm,
    LayerNormOfHeads,
    RmsNormOfHeads,
    Dropout,
    CausalMask,
    WindowMask,
    ChunkMask,
    Alibi,
    Rotary,
    TiedHead,
    Layer,
    LayerList,
    Parameter,
}
