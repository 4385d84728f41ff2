namespace TypedGpt.Models;

/// <summary>OPT 125M (Zhang et al. 2022): GPT-2 with ReLU, whose positions begin at 2.</summary>
[GptModel(
    VocabSize = 50272,
    ContextLength = 2048,
    EmbDim = 768,
    NHeads = 12,
    NLayers = 12,
    DropRate = 0.1,
    QkvBias = true,
    TieWeights = true,
    Activation = Activation.Relu,
    PositionOffset = 2,
    InitStd = 0.02
)]
public partial class Opt125M;
