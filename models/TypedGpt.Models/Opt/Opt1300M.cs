namespace TypedGpt.Models;

/// <summary>OPT 1.3B (Zhang et al. 2022): GPT-2 with ReLU, whose positions begin at 2.</summary>
[GptModel(
    VocabSize = 50272,
    ContextLength = 2048,
    EmbDim = 2048,
    NHeads = 32,
    NLayers = 24,
    DropRate = 0.1,
    QkvBias = true,
    TieWeights = true,
    Activation = Activation.Relu,
    PositionOffset = 2,
    InitStd = 0.02
)]
public partial class Opt1300M;
