namespace TypedGpt.Models;

/// <summary>Llama 3.2 3B (Grattafiori et al. 2024): three query heads share one of keys and values.</summary>
[GptModel(
    VocabSize = 128256,
    ContextLength = 131072,
    EmbDim = 3072,
    NHeads = 24,
    KvHeads = 8,
    NLayers = 28,
    FeedForwardDim = 8192,
    Norm = NormType.Rms,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    TieWeights = true,
    InitStd = 0.02
)]
[Rotary(
    Theta = 500000,
    Scaling = RotaryScalingKind.Llama3,
    Factor = 32,
    OriginalContext = 8192,
    LowFactor = 1,
    HighFactor = 4
)]
public partial class Llama32_3B;
