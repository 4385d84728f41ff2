namespace TypedGpt.Models;

/// <summary>Qwen3 30B-A3B (Yang et al. 2025): 128 experts in each block, eight of which work on a token, so that 3 of 30 billion parameters do.</summary>
[GptModel(
    VocabSize = 151936,
    ContextLength = 40960,
    EmbDim = 2048,
    NHeads = 32,
    KvHeads = 4,
    HeadDim = 128,
    NLayers = 48,
    Norm = NormType.Rms,
    NormEps = 1e-6,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    QkNorm = QkNorm.Head
)]
[Rotary(Theta = 1000000)]
[MixtureOfExperts(Experts = 128, Chosen = 8, ExpertDim = 768, Normalized = true)]
public partial class Qwen3_30BA3B;
