namespace TypedGpt.Torch;

/// <summary>Values of a GGUF file that lie in blocks with scales of their own.</summary>
internal sealed class BlockValues(ITensorFile file, GgufTensor tensor)
    : StoredValues(file, tensor.Stored, tensor.Stored.Shape)
{
    private const int Largest = 256;

    /// <inheritdoc />
    public override ValueReader Open() => new Reader(File.Map(Tensor), tensor.Type);

    private sealed unsafe class Reader(MappedValues blocks, GgufType type) : ValueReader
    {
        private readonly int size = type.Block()!.Value.Values;
        private readonly int bytes = type.Block()!.Value.Bytes;

        public override void Read(long start, Span<float> into)
        {
            var one = stackalloc float[Largest];
            while (into.Length > 0)
            {
                var block = blocks.First + start / size * bytes;
                var skip = (int)(start % size);
                var count = Math.Min(into.Length, size - skip);
                if (count == size)
                {
                    count = into.Length / size * size;
                    fixed (float* target = into)
                    {
                        GgufBlocks.Widen(type, block, count / size, target);
                    }
                }
                else
                {
                    GgufBlocks.Widen(type, block, 1, one);
                    new Span<float>(one + skip, count).CopyTo(into);
                }

                into = into[count..];
                start += count;
            }
        }

        public override void Dispose() => blocks.Dispose();
    }
}
