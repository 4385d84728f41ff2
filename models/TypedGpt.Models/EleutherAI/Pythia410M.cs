namespace TypedGpt.Models;

/// <summary>Pythia 410M (Biderman et al. 2023): GPT-NeoX, small.</summary>
[GptModel(
    VocabSize = 50304,
    ContextLength = 2048,
    EmbDim = 1024,
    NHeads = 16,
    NLayers = 24,
    QkvBias = true,
    Activation = Activation.Gelu,
    Parallel = ParallelBranches.TwoNorms
)]
[Rotary(Dim = 16)]
public partial class Pythia410M;
