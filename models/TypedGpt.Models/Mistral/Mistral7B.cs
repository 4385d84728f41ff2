namespace TypedGpt.Models;

/// <summary>Mistral 7B v0.1 (Jiang et al. 2023): Llama whose layers see the last 4,096 tokens.</summary>
[GptModel(
    VocabSize = 32000,
    ContextLength = 32768,
    EmbDim = 4096,
    NHeads = 32,
    KvHeads = 8,
    NLayers = 32,
    FeedForwardDim = 14336,
    Norm = NormType.Rms,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false
)]
[Rotary]
[SlidingWindow(Size = 4096)]
public partial class Mistral7B;
