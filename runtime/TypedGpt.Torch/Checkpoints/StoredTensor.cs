namespace TypedGpt.Torch;

/// <summary>One tensor of a safetensors file: what its header says of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Shape">The size of each axis; values are stored row by row.</param>
/// <param name="Start">Where its first byte is, from the beginning of the values behind the header.</param>
/// <param name="Bytes">How many bytes it has.</param>
internal sealed record StoredTensor(string Name, StoredType Type, long[] Shape, long Start, long Bytes);
