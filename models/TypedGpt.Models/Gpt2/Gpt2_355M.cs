namespace TypedGpt.Models;

/// <summary>GPT-2 medium as released (Radford et al. 2019): with biases on query, key and value, and the token table as output head.</summary>
[GptModel(
    VocabSize = 50257,
    ContextLength = 1024,
    EmbDim = 1024,
    NHeads = 16,
    NLayers = 24,
    DropRate = 0.1,
    QkvBias = true,
    TieWeights = true,
    InitStd = 0.02
)]
public partial class Gpt2_355M;
