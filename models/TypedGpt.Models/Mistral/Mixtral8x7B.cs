namespace TypedGpt.Models;

/// <summary>Mixtral 8x7B (Jiang et al. 2024): eight feed-forward layers in each block, two of which work on a token.</summary>
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
[Rotary(Theta = 1000000)]
[MixtureOfExperts(Experts = 8, Chosen = 2, Score = ExpertScore.SoftmaxOfChosen)]
public partial class Mixtral8x7B;
