namespace TypedGpt.Models;

/// <summary>DeepSeek-V3 (DeepSeek-AI 2024) without its multi-token head: keys and values from one small latent row, 256 experts in eight groups and one that works on every token.</summary>
[GptModel(
    VocabSize = 129280,
    ContextLength = 163840,
    EmbDim = 7168,
    NHeads = 128,
    NLayers = 61,
    FeedForwardDim = 18432,
    Norm = NormType.Rms,
    NormEps = 1e-6,
    Activation = Activation.Silu,
    Gated = true,
    OutputBias = false,
    FeedForwardBias = false,
    // (1 + 0.1 ln 40)² / √192: longer contexts make sharper scores (YaRN, Peng et al. 2023, section 3.4).
    AttentionScale = 0.1352337788608801
)]
[Rotary(
    Scaling = RotaryScalingKind.Yarn,
    Factor = 40,
    OriginalContext = 4096,
    MScale = 1,
    MScaleAllDim = 1,
    Interleaved = true
)]
[LatentAttention(KvLatentDim = 512, QueryLatentDim = 1536, ContentDim = 128, RotaryDim = 64, ValueDim = 128)]
[MixtureOfExperts(
    Experts = 256,
    Chosen = 8,
    ExpertDim = 2048,
    SharedDim = 2048,
    Score = ExpertScore.Sigmoid,
    Normalized = true,
    Factor = 2.5,
    CorrectionBias = true,
    Groups = 8,
    KeptGroups = 4,
    GroupScore = GroupScore.SumOfBestTwo,
    DenseLayers = [0, 1, 2]
)]
public partial class DeepSeekV3;
