namespace TypedGpt.Models;

/// <summary>GPT-2 XL (Radford et al. 2019), without a bias on query, key and value, as the textbook builds it.</summary>
[GptModel(
    VocabSize = 50257,
    ContextLength = 1024,
    EmbDim = 1600,
    NHeads = 25,
    NLayers = 48,
    DropRate = 0.1,
    QkvBias = false
)]
public partial class Gpt1558M;
