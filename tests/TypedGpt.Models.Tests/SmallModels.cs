namespace TypedGpt.Models.Tests;

#pragma warning disable TGPT1020 // Tied weights as torch draws them are compared, too.

/// <summary>The small configurations of which the oracle knows every number.</summary>
[GptModel(VocabSize = 31, ContextLength = 12, EmbDim = 12, NHeads = 3, NLayers = 2, DropRate = 0.1, QkvBias = false)]
internal sealed partial class Plain;

[GptModel(VocabSize = 31, ContextLength = 12, EmbDim = 12, NHeads = 3, NLayers = 2, DropRate = 0.1, QkvBias = true)]
internal sealed partial class Biased;

[GptModel(VocabSize = 31, ContextLength = 12, EmbDim = 12, NHeads = 3, NLayers = 2, DropRate = 0.1, TieWeights = true)]
internal sealed partial class Tied;

[GptModel(
    VocabSize = 31,
    ContextLength = 12,
    EmbDim = 12,
    NHeads = 3,
    NLayers = 2,
    DropRate = 0.1,
    QkvBias = true,
    TieWeights = true
)]
internal sealed partial class BiasedTied;

[GptModel(
    VocabSize = 31,
    ContextLength = 12,
    EmbDim = 12,
    NHeads = 3,
    NLayers = 2,
    DropRateEmb = 0.15,
    DropRateAttention = 0.25,
    DropRateShortcut = 0.35
)]
internal sealed partial class SeparateRates;

[GptModel(
    VocabSize = 61,
    ContextLength = 11,
    EmbDim = 24,
    NHeads = 4,
    NLayers = 3,
    DropRate = 0.1,
    FeedForwardDim = 20
)]
internal sealed partial class NarrowHidden;

[GptModel(
    VocabSize = 23,
    ContextLength = 9,
    EmbDim = 15,
    NHeads = 5,
    NLayers = 1,
    DropRateEmb = 0.15,
    DropRateAttention = 0.25,
    DropRateShortcut = 0.35,
    QkvBias = true,
    TieWeights = true,
    NormEps = 1e-3
)]
internal sealed partial class LargeEps;

[GptModel(VocabSize = 31, ContextLength = 12, EmbDim = 12, NHeads = 3, NLayers = 2, QkvBias = true, InitStd = 0.1)]
internal sealed partial class InitialSpread;

[GptModel(VocabSize = 61, ContextLength = 11, EmbDim = 24, NHeads = 4, NLayers = 3, TieWeights = true, InitStd = 0.02)]
internal sealed partial class TiedInitialSpread;

[GptModel(VocabSize = 31, ContextLength = 12, EmbDim = 12, NHeads = 3, NLayers = 2, DropRate = 0.1, HeadBias = true)]
internal sealed partial class BiasedHead;
