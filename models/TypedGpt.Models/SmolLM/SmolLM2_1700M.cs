namespace TypedGpt.Models;

/// <summary>SmolLM2 1.7B (Allal et al. 2025): Llama for small machines.</summary>
[GptModel(
    VocabSize = 49152,
    ContextLength = 8192,
    EmbDim = 2048,
    NHeads = 32,
    NLayers = 24,
    FeedForwardDim = 8192,
    Norm = NormType.Rms,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    TieWeights = true,
    InitStd = 0.02
)]
[Rotary(Theta = 130000)]
public partial class SmolLM2_1700M;
