namespace TypedGpt.Models;

/// <summary>SmolLM2 135M (Allal et al. 2025): Llama for small machines.</summary>
[GptModel(
    VocabSize = 49152,
    ContextLength = 8192,
    EmbDim = 576,
    NHeads = 9,
    KvHeads = 3,
    NLayers = 30,
    FeedForwardDim = 1536,
    Norm = NormType.Rms,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    TieWeights = true,
    InitStd = 0.02
)]
[Rotary(Theta = 100000)]
public partial class SmolLM2_135M;
