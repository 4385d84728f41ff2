namespace TypedGpt.Checkpoints.Tests;

/// <summary>The model of the checkpoint gpt2 among the goldens.</summary>
[GptModel(
    VocabSize = 384,
    ContextLength = 64,
    EmbDim = 64,
    NHeads = 4,
    NLayers = 3,
    DropRate = 0.1,
    QkvBias = true,
    TieWeights = true,
    InitStd = 0.02
)]
public sealed partial class TinyGpt2;
