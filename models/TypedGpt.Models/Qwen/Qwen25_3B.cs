namespace TypedGpt.Models;

/// <summary>Qwen2.5 3B (Yang et al. 2024): Llama with biases on query, key and value.</summary>
[GptModel(
    VocabSize = 151936,
    ContextLength = 32768,
    EmbDim = 2048,
    NHeads = 16,
    KvHeads = 2,
    NLayers = 36,
    FeedForwardDim = 11008,
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
public partial class Qwen25_3B;
