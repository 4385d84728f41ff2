namespace TypedGpt.Models;

/// <summary>gpt-oss 20B (OpenAI 2025): 32 experts with clamped gates, a sink in each head, and every second layer sees 128 tokens.</summary>
[GptModel(
    VocabSize = 201088,
    ContextLength = 131072,
    EmbDim = 2880,
    NHeads = 64,
    KvHeads = 8,
    HeadDim = 64,
    NLayers = 24,
    FeedForwardDim = 2880,
    Norm = NormType.Rms,
    Gated = true,
    OutputBias = true,
    FeedForwardBias = false,
    QkvBias = true,
    AttentionSinks = true,
    GateLimit = 7
)]
[Rotary(Theta = 150000, Scaling = RotaryScalingKind.Yarn, Factor = 32, OriginalContext = 4096, Truncate = false)]
[SlidingWindow(Size = 128, GlobalEvery = 2)]
[MixtureOfExperts(Experts = 32, Chosen = 4, Score = ExpertScore.SoftmaxOfChosen, RouterBias = true, ExpertBias = true)]
public partial class GptOss20B;
