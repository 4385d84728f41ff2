namespace TypedGpt.Torch;

/// <summary>A file that holds tensors one behind the other.</summary>
internal interface ITensorFile
{
    /// <summary>Where the file lies.</summary>
    string Path { get; }

    /// <summary>Reads from byte <paramref name="at"/> of <paramref name="tensor"/> on until <paramref name="into"/> is full.</summary>
    /// <exception cref="CheckpointException">The file became shorter since it was opened.</exception>
    void Read(StoredTensor tensor, long at, Span<byte> into);

    /// <summary>The values of <paramref name="tensor"/> as memory, until it is disposed of.</summary>
    MappedValues Map(StoredTensor tensor);
}
