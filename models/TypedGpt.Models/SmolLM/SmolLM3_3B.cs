namespace TypedGpt.Models;

/// <summary>SmolLM3 3B (Bakouch et al. 2025): Llama in which every fourth layer has no positions.</summary>
[GptModel(
    VocabSize = 128256,
    ContextLength = 65536,
    EmbDim = 2048,
    NHeads = 16,
    KvHeads = 4,
    NLayers = 36,
    FeedForwardDim = 11008,
    Norm = NormType.Rms,
    NormEps = 1e-6,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    TieWeights = true,
    InitStd = 0.02
)]
[Rotary(Theta = 5000000, SkipLayers = [3, 7, 11, 15, 19, 23, 27, 31, 35])]
public partial class SmolLM3_3B;
