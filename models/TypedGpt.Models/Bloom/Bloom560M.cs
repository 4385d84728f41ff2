namespace TypedGpt.Models;

/// <summary>BLOOM 560M (BigScience 2022): linear biases in place of positions (ALiBi), and a norm behind the token table.</summary>
[GptModel(
    VocabSize = 250880,
    ContextLength = 2048,
    EmbDim = 1024,
    NHeads = 16,
    NLayers = 24,
    QkvBias = true,
    TieWeights = true,
    Positions = Positions.Alibi,
    EmbNorm = true,
    InitStd = 0.02
)]
public partial class Bloom560M;
