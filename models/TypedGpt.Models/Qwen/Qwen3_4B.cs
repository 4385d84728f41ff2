namespace TypedGpt.Models;

/// <summary>Qwen3 4B (Yang et al. 2025): Llama with a norm over each head of queries and keys.</summary>
[GptModel(
    VocabSize = 151936,
    ContextLength = 40960,
    EmbDim = 2560,
    NHeads = 32,
    KvHeads = 8,
    HeadDim = 128,
    NLayers = 36,
    FeedForwardDim = 9728,
    Norm = NormType.Rms,
    NormEps = 1e-6,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    TieWeights = true,
    QkNorm = QkNorm.Head,
    InitStd = 0.02
)]
[Rotary(Theta = 1000000)]
public partial class Qwen3_4B;
