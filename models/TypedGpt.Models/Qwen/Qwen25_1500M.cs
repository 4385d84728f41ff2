namespace TypedGpt.Models;

/// <summary>Qwen2.5 1.5B (Yang et al. 2024): Llama with biases on query, key and value.</summary>
[GptModel(
    VocabSize = 151936,
    ContextLength = 32768,
    EmbDim = 1536,
    NHeads = 12,
    KvHeads = 2,
    NLayers = 28,
    FeedForwardDim = 8960,
    Norm = NormType.Rms,
    NormEps = 1e-6,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    TieWeights = true,
    QkvBias = true,
    InitStd = 0.02
)]
[Rotary(Theta = 1000000)]
public partial class Qwen25_1500M;
