namespace TypedGpt.Models;

/// <summary>The text part of Gemma 3 4B (Kamath et al. 2025): five layers that see 1,024 tokens to one that sees all, whose positions are stretched.</summary>
[GptModel(
    VocabSize = 262208,
    ContextLength = 131072,
    EmbDim = 2560,
    NHeads = 8,
    KvHeads = 4,
    HeadDim = 256,
    NLayers = 34,
    FeedForwardDim = 10240,
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
[Rotary(Theta = 1000000, LocalTheta = 10000, Scaling = RotaryScalingKind.Linear, Factor = 8)]
[SlidingWindow(Size = 1024, GlobalEvery = 6)]
public partial class Gemma3_4B;
