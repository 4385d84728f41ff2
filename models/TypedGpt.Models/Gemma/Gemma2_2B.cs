namespace TypedGpt.Models;

/// <summary>Gemma 2 2B (Riviere et al. 2024): norms before and behind each branch, soft caps, and every second layer sees 4,096 tokens.</summary>
[GptModel(
    VocabSize = 256000,
    ContextLength = 8192,
    EmbDim = 2304,
    NHeads = 8,
    KvHeads = 4,
    HeadDim = 256,
    NLayers = 26,
    FeedForwardDim = 9216,
    Norm = NormType.Rms,
    NormEps = 1e-6,
    Activation = Activation.GeluTanh,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    TieWeights = true,
    NormPlusOne = true,
    NormPlacement = NormPlacement.Both,
    EmbScaleRoot = true,
    AttentionScale = 1.0 / 16,
    AttentionSoftCap = 50,
    LogitSoftCap = 30,
    InitStd = 0.02
)]
[Rotary]
[SlidingWindow(Size = 4096, GlobalEvery = 2)]
public partial class Gemma2_2B;
