namespace TypedGpt.Torch;

/// <summary>
/// The values of one named tensor of a checkpoint, however they are stored: as they are, as 8-bit numbers with a scale for
/// each block, as 4-bit numbers in blocks.
/// </summary>
internal abstract class StoredValues(ITensorFile file, StoredTensor tensor, long[] shape)
{
    /// <summary>The file that holds them.</summary>
    public ITensorFile File => file;

    /// <summary>The tensor that holds them.</summary>
    public StoredTensor Tensor => tensor;

    /// <summary>The size of each axis in the order in which values lie one behind the other.</summary>
    public long[] Shape => shape;

    /// <summary>Whether what the checkpoint means has the last two axes the other way round than what is stored.</summary>
    public virtual bool IsTurned => false;

    /// <summary>The type of what lies there as it is; null where it is put together of several things.</summary>
    public virtual StoredType? Plain => null;

    /// <summary>Opens them for reading. Each thread opens its own.</summary>
    public abstract ValueReader Open();
}

/// <summary>Reads values one behind the other as float32.</summary>
internal abstract class ValueReader : IDisposable
{
    /// <summary>The values from number <paramref name="start"/> on.</summary>
    public abstract void Read(long start, Span<float> into);

    /// <inheritdoc />
    public abstract void Dispose();
}
