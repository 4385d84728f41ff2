namespace TypedGpt.Models;

/// <summary>Phi-3 mini with a context of 4,096 (Abdin et al. 2024): Llama, trained on chosen text, whose layers see the last 2,047 tokens.</summary>
[GptModel(
    VocabSize = 32064,
    ContextLength = 4096,
    EmbDim = 3072,
    NHeads = 32,
    NLayers = 32,
    FeedForwardDim = 8192,
    Norm = NormType.Rms,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false
)]
[Rotary]
[SlidingWindow(Size = 2047)]
public partial class Phi3Mini;
