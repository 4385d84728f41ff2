namespace TypedGpt.Models;

/// <summary>OLMo 2 7B (OLMo team 2024): norms behind each branch and over all queries and keys of a token.</summary>
[GptModel(
    VocabSize = 100352,
    ContextLength = 4096,
    EmbDim = 4096,
    NHeads = 32,
    NLayers = 32,
    FeedForwardDim = 11008,
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
public partial class Olmo2_7B;
