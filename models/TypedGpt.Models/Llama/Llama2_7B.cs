namespace TypedGpt.Models;

/// <summary>Llama 2 7B (Touvron et al. 2023): RMS norms, rotary positions, a gated feed-forward layer, no biases.</summary>
[GptModel(
    VocabSize = 32000,
    ContextLength = 4096,
    EmbDim = 4096,
    NHeads = 32,
    NLayers = 32,
    FeedForwardDim = 11008,
    Norm = NormType.Rms,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false
)]
[Rotary]
public partial class Llama2_7B;
