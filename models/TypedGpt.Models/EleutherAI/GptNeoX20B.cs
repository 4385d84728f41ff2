namespace TypedGpt.Models;

/// <summary>GPT-NeoX 20B (Black et al. 2022): attention and feed-forward side by side, each behind a norm of its own.</summary>
[GptModel(
    VocabSize = 50432,
    ContextLength = 2048,
    EmbDim = 6144,
    NHeads = 64,
    NLayers = 44,
    QkvBias = true,
    Activation = Activation.GeluTanh,
    Parallel = ParallelBranches.TwoNorms
)]
[Rotary(Dim = 24)]
public partial class GptNeoX20B;
