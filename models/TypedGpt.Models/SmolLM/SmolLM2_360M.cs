namespace TypedGpt.Models;

/// <summary>SmolLM2 360M (Allal et al. 2025): Llama for small machines.</summary>
[GptModel(
    VocabSize = 49152,
    ContextLength = 8192,
    EmbDim = 960,
    NHeads = 15,
    KvHeads = 5,
    NLayers = 32,
    FeedForwardDim = 2560,
    Norm = NormType.Rms,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    TieWeights = true,
    InitStd = 0.02
)]
[Rotary(Theta = 100000)]
public partial class SmolLM2_360M;
