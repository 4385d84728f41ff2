namespace TypedGpt.Models;

/// <summary>GPT-J 6B (Wang and Komatsuzaki 2021): attention and feed-forward side by side behind one norm, and rotary positions on a quarter of each head.</summary>
[GptModel(
    VocabSize = 50400,
    ContextLength = 2048,
    EmbDim = 4096,
    NHeads = 16,
    NLayers = 28,
    OutputBias = false,
    HeadBias = true,
    Parallel = ParallelBranches.OneNorm
)]
[Rotary(Dim = 64, Interleaved = true)]
public partial class GptJ6B;
