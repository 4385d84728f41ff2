namespace TypedGpt.Models;

/// <summary>Gemma 3 1B (Kamath et al. 2025): five layers that see 512 tokens to one that sees all, each kind with a rotary base of its own.</summary>
[GptModel(
    VocabSize = 262144,
    ContextLength = 32768,
    EmbDim = 1152,
    NHeads = 4,
    KvHeads = 1,
    HeadDim = 256,
    NLayers = 26,
    FeedForwardDim = 6912,
    Norm = NormType.Rms,
    NormEps = 1e-6,
    Activation = Activation.GeluTanh,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    TieWeights = true,
    QkNorm = QkNorm.Head,
    NormPlusOne = true,
    NormPlacement = NormPlacement.Both,
    EmbScaleRoot = true,
    InitStd = 0.02
)]
[Rotary(Theta = 1000000, LocalTheta = 10000)]
[SlidingWindow(Size = 512, GlobalEvery = 6)]
public partial class Gemma3_1B;
