namespace TypedGpt.Models;

/// <summary>Pythia 70M (Biderman et al. 2023): GPT-NeoX, small.</summary>
[GptModel(
    VocabSize = 50304,
    ContextLength = 2048,
    EmbDim = 512,
    NHeads = 8,
    NLayers = 6,
    QkvBias = true,
    Activation = Activation.Gelu,
    Parallel = ParallelBranches.TwoNorms
)]
[Rotary(Dim = 16)]
public partial class Pythia70M;
