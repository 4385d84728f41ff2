namespace TypedGpt.Models;

/// <summary>Qwen2.5 7B (Yang et al. 2024): Llama with biases on query, key and value.</summary>
[GptModel(
    VocabSize = 152064,
    ContextLength = 32768,
    EmbDim = 3584,
    NHeads = 28,
    KvHeads = 4,
    NLayers = 28,
    FeedForwardDim = 18944,
    Norm = NormType.Rms,
    NormEps = 1e-6,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    QkvBias = true
)]
[Rotary(Theta = 1000000)]
public partial class Qwen25_7B;
