namespace TypedGpt.Torch;

/// <summary>One axis of what is copied.</summary>
/// <param name="Size">How many steps.</param>
/// <param name="Stride">How many stored values a step is.</param>
internal readonly record struct CopyAxis(long Size, long Stride);

/// <summary>Stored values that fill a part of a parameter, row by row.</summary>
/// <param name="From">The stored values.</param>
/// <param name="Start">The number of the first one.</param>
/// <param name="Axes">Where the others are. The last axis is that of neighbours in the parameter.</param>
/// <param name="To">The number of the parameter's value at which they begin.</param>
internal sealed record Piece(StoredValues From, long Start, CopyAxis[] Axes, long To)
{
    /// <summary>How many values.</summary>
    public long Count => Axes.Aggregate(1L, (count, axis) => count * axis.Size);

    /// <summary>The piece that a place cuts out of a stored tensor of the right shape.</summary>
    public static Piece Of(StoredValues from, CheckpointSlot slot, long to)
    {
        var strides = new long[from.Shape.Length];
        var stride = 1L;
        for (var at = strides.Length - 1; at >= 0; at--)
        {
            strides[at] = stride;
            stride *= from.Shape[at];
        }

        List<CopyAxis> axes = [.. from.Shape.Zip(strides, (size, step) => new CopyAxis(size, step))];
        if (slot.Transposed != from.IsTurned)
        {
            (axes[^1], axes[^2]) = (axes[^2], axes[^1]);
        }

        var start = 0L;
        if (slot.Slice is { } slice)
        {
            var cut = axes[slot.SliceAxis];
            start = slice.Start * cut.Stride;
            axes[slot.SliceAxis] = new(slice.Groups, slice.Of * cut.Stride);
            axes.Insert(slot.SliceAxis + 1, new(slice.Count, cut.Stride));
        }

        return new(from, start, Joined(axes), to);
    }

    /// <summary>The first axis cut into runs of about so many values: each is a piece of its own.</summary>
    public IEnumerable<Piece> Cut(long values)
    {
        var first = Axes[0];
        var rows = Math.Max(1, values / Math.Max(1, Count / first.Size));
        for (var at = 0L; at < first.Size; at += rows)
        {
            yield return this with
            {
                Start = Start + at * first.Stride,
                Axes = [first with { Size = Math.Min(rows, first.Size - at) }, .. Axes[1..]],
                To = To + at * (Count / first.Size),
            };
        }
    }

    /// <summary>Axes of one step left out, and those that go on where the next one ends made one with it.</summary>
    private static CopyAxis[] Joined(List<CopyAxis> axes)
    {
        var joined = new List<CopyAxis>();
        foreach (var axis in axes.Where(axis => axis.Size != 1))
        {
            if (joined.Count > 0 && joined[^1].Stride == axis.Size * axis.Stride)
            {
                joined[^1] = new(joined[^1].Size * axis.Size, axis.Stride);
            }
            else
            {
                joined.Add(axis);
            }
        }

        return joined.Count == 0 ? [new(1, 1)] : [.. joined];
    }
}
