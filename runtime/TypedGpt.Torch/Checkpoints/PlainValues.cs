namespace TypedGpt.Torch;

/// <summary>Values that lie there as they are.</summary>
internal sealed class PlainValues(ITensorFile file, StoredTensor tensor) : StoredValues(file, tensor, tensor.Shape)
{
    /// <inheritdoc />
    public override StoredType? Plain => Tensor.Type;

    /// <inheritdoc />
    public override ValueReader Open() => new Reader(File.Map(Tensor), Tensor.Type);

    private sealed unsafe class Reader(MappedValues values, StoredType type) : ValueReader
    {
        public override void Read(long start, Span<float> into) => Numbers.ToSingle(values.First, type, start, into);

        public override void Dispose() => values.Dispose();
    }
}
