using TypedGpt;

namespace Models;

/// <summary>A GPT over single characters. Change a number and build: the layers follow, or the compiler says what is wrong with it.</summary>
[GptModel(
    VocabSize = 128, // the characters of ASCII
    ContextLength = 32, // how many of them the model looks back on
    EmbDim = 64, // the width of the vector that stands for one
    NHeads = 4, // attention heads, which divide EmbDim
    NLayers = 2, // blocks
    DropRate = 0.0
)]
public partial class Letters;
