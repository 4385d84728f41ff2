using TypedGpt;

namespace TypedGptApp;

/// <summary>A GPT over single characters. Change a number and build: layers, shapes and counts follow, or the compiler says which number is wrong.</summary>
[GptModel(
    VocabSize = 128, // the characters of ASCII
    ContextLength = 64, // characters that the model looks back on
    EmbDim = 96, // the width of the vector that stands for a character
    NHeads = 4, // attention heads; they divide EmbDim
    NLayers = 3, // blocks
    DropRate = 0.1,
    InitStd = 0.02 // weights begin as GPT-2's did
)]
public partial class Letters;
