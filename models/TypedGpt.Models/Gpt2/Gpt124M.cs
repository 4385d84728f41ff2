namespace TypedGpt.Models;

/// <summary>GPT-2 small (Radford et al. 2019), without a bias on query, key and value, as the textbook builds it.</summary>
[GptModel(
    VocabSize = 50257,
    ContextLength = 1024,
    EmbDim = 768,
    NHeads = 12,
    NLayers = 12,
    DropRate = 0.1,
    QkvBias = false
)]
public partial class Gpt124M;
