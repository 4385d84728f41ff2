namespace TypedGpt.Models;

/// <summary>GPT-Neo 125M (Black et al. 2021): every second layer sees 256 tokens only, and scores are not divided by the root of the head's width.</summary>
[GptModel(
    VocabSize = 50257,
    ContextLength = 2048,
    EmbDim = 768,
    NHeads = 12,
    NLayers = 12,
    TieWeights = true,
    AttentionScale = 1.0,
    InitStd = 0.02
)]
[SlidingWindow(Size = 256, GlobalLayers = [0, 2, 4, 6, 8, 10])]
public partial class GptNeo125M;
