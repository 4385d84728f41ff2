namespace TypedGpt.Models;

/// <summary>GPT-2 small whose output head is the token table, as in the released weights.</summary>
[GptModel(
    VocabSize = 50257,
    ContextLength = 1024,
    EmbDim = 768,
    NHeads = 12,
    NLayers = 12,
    DropRate = 0.1,
    QkvBias = false,
    TieWeights = true,
    InitStd = 0.02
)]
public partial class Gpt124MTied;
