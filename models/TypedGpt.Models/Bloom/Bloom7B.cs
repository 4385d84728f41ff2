namespace TypedGpt.Models;

/// <summary>BLOOM 7.1B (BigScience 2022): linear biases in place of positions (ALiBi), and a norm behind the token table.</summary>
[GptModel(
    VocabSize = 250880,
    ContextLength = 2048,
    EmbDim = 4096,
    NHeads = 32,
    NLayers = 30,
    QkvBias = true,
    TieWeights = true,
    Positions = Positions.Alibi,
    EmbNorm = true,
    InitStd = 0.02
)]
public partial class Bloom7B;
