namespace TypedGpt.Models;

/// <summary>OLMo 2 1B (OLMo team 2024): norms behind each branch and over all queries and keys of a token.</summary>
[GptModel(
    VocabSize = 100352,
    ContextLength = 4096,
    EmbDim = 2048,
    NHeads = 16,
    NLayers = 16,
    FeedForwardDim = 8192,
    Norm = NormType.Rms,
    NormEps = 1e-6,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    NormPlacement = NormPlacement.Post,
    QkNorm = QkNorm.Width
)]
[Rotary(Theta = 500000)]
public partial class Olmo2_1B;
