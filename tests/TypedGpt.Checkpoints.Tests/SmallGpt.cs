namespace TypedGpt.Checkpoints.Tests;

/// <summary>The smallest model with all that GPT-2's layout has: files of it are damaged by the thousand.</summary>
[GptModel(
    VocabSize = 11,
    ContextLength = 6,
    EmbDim = 8,
    NHeads = 2,
    NLayers = 2,
    DropRate = 0,
    QkvBias = true,
    TieWeights = true,
    InitStd = 0.02
)]
public sealed partial class SmallGpt;

/// <summary>The same with a head of its own.</summary>
[GptModel(
    VocabSize = 11,
    ContextLength = 6,
    EmbDim = 8,
    NHeads = 2,
    NLayers = 2,
    DropRate = 0,
    QkvBias = true,
    InitStd = 0.02
)]
public sealed partial class UntiedGpt;
