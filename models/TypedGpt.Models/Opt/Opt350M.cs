namespace TypedGpt.Models;

/// <summary>OPT 350M (Zhang et al. 2022): the one of its family with norms behind the sums and a token table half as wide as the model.</summary>
[GptModel(
    VocabSize = 50272,
    ContextLength = 2048,
    EmbDim = 1024,
    NHeads = 16,
    NLayers = 24,
    DropRate = 0.1,
    QkvBias = true,
    TieWeights = true,
    Activation = Activation.Relu,
    PositionOffset = 2,
    TokenDim = 512,
    NormPlacement = NormPlacement.After,
    FinalNorm = false,
    InitStd = 0.02
)]
public partial class Opt350M;
