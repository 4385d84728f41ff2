namespace TypedGpt.Torch;

/// <summary>What llama.cpp's converter did to a tensor, undone.</summary>
/// <param name="source">The tensor as the file has it.</param>
/// <param name="shape">The size of each axis of the part that is meant.</param>
internal sealed class ConvertedValues(StoredValues source, long[] shape)
    : StoredValues(source.File, source.Tensor, shape)
{
    /// <summary>The number of the first value that is meant: one expert of several.</summary>
    public long First { get; init; }

    /// <summary>
    /// The rows of a head where the file has them in pairs, first and second half in turn, as llama.cpp rotates them; 0 where
    /// they lie in their own order.
    /// </summary>
    public long Paired { get; init; }

    /// <summary>What was added to each value.</summary>
    public float Added { get; init; }

    /// <summary>Whether the file has the last two axes the other way round.</summary>
    public bool Turned { get; init; }

    /// <inheritdoc />
    public override bool IsTurned => Turned;

    /// <inheritdoc />
    public override ValueReader Open() => new Reader(source.Open(), this);

    private long RowInFile(long row)
    {
        var (head, within) = Math.DivRem(row, Paired);
        var (half, pair) = Math.DivRem(within, Paired / 2);
        return head * Paired + 2 * pair + half;
    }

    private sealed class Reader(ValueReader source, ConvertedValues values) : ValueReader
    {
        private readonly long columns = values.Shape.Length > 1 ? values.Shape[^1] : 1;

        public override void Read(long start, Span<float> into)
        {
            if (values.Paired == 0)
            {
                source.Read(values.First + start, into);
            }
            else
            {
                for (var rest = into; rest.Length > 0; )
                {
                    var (row, column) = Math.DivRem(start, columns);
                    var part = rest[..(int)Math.Min(rest.Length, columns - column)];
                    source.Read(values.First + values.RowInFile(row) * columns + column, part);
                    rest = rest[part.Length..];
                    start += part.Length;
                }
            }

            if (values.Added != 0)
            {
                foreach (ref var value in into)
                {
                    value -= values.Added;
                }
            }
        }

        public override void Dispose() => source.Dispose();
    }
}
