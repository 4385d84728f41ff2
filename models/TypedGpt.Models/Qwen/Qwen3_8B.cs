namespace TypedGpt.Models;

/// <summary>Qwen3 8B (Yang et al. 2025): Llama with a norm over each head of queries and keys.</summary>
[GptModel(
    VocabSize = 151936,
    ContextLength = 40960,
    EmbDim = 4096,
    NHeads = 32,
    KvHeads = 8,
    HeadDim = 128,
    NLayers = 36,
    FeedForwardDim = 12288,
    Norm = NormType.Rms,
    NormEps = 1e-6,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    QkNorm = QkNorm.Head
)]
[Rotary(Theta = 1000000)]
public partial class Qwen3_8B;
