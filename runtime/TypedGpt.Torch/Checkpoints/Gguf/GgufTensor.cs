namespace TypedGpt.Torch;

/// <summary>One tensor of a GGUF file.</summary>
/// <param name="Stored">Its name, shape and place; where values lie in blocks, its type is that of their bytes.</param>
/// <param name="Type">How its values are stored.</param>
internal sealed record GgufTensor(StoredTensor Stored, GgufType Type);
