namespace TypedGpt.Torch;

/// <summary>Copies pieces into the memory of a parameter: straight from the file where bytes stay as they are.</summary>
internal static unsafe class PieceCopy
{
    /// <summary>Values of a side of the square in which a tensor is turned: both sides of it fit into the first cache.</summary>
    private const int Tile = 32;

    private const int Run = 1024;

    /// <summary>Copies <paramref name="piece"/> into a parameter of <paramref name="type"/> whose memory begins at <paramref name="parameter"/>.</summary>
    /// <exception cref="CheckpointException">The file became shorter since it was opened.</exception>
    public static void Copy(Piece piece, byte* parameter, StoredType type)
    {
        var bytes = type.Bits() / 8;
        var into = parameter + piece.To * bytes;
        if (piece.From.Plain != type)
        {
            using var reader = piece.From.Open();
            Convert(reader, piece.Start, piece.Axes, type, into);
        }
        else if (piece.Axes is [{ Stride: 1, Size: var size }])
        {
            Read(piece.From, piece.Start * bytes, into, size * bytes);
        }
        else
        {
            using var values = piece.From.File.Map(piece.From.Tensor);
            switch (bytes)
            {
                case sizeof(ushort):
                    Move((ushort*)values.First + piece.Start, piece.Axes, (ushort*)into);
                    break;
                case sizeof(uint):
                    Move((uint*)values.First + piece.Start, piece.Axes, (uint*)into);
                    break;
                default:
                    Move((ulong*)values.First + piece.Start, piece.Axes, (ulong*)into);
                    break;
            }
        }
    }

    /// <summary>Straight into place: the kernel copies once, and no page of the file is mapped.</summary>
    private static void Read(StoredValues from, long at, byte* into, long bytes)
    {
        while (bytes > 0)
        {
            var count = (int)Math.Min(bytes, 1 << 30);
            from.File.Read(from.Tensor, at, new Span<byte>(into, count));
            at += count;
            into += count;
            bytes -= count;
        }
    }

    private static void Move<T>(T* from, ReadOnlySpan<CopyAxis> axes, T* into)
        where T : unmanaged
    {
        if (axes.Length > 2 || (axes.Length == 2 && axes[1].Stride == 1))
        {
            var below = 1L;
            foreach (var axis in axes[1..])
            {
                below *= axis.Size;
            }

            for (var at = 0L; at < axes[0].Size; at++)
            {
                Move(from + at * axes[0].Stride, axes[1..], into + at * below);
            }
        }
        else if (axes is [{ Stride: 1 } run])
        {
            Buffer.MemoryCopy(from, into, run.Size * sizeof(T), run.Size * sizeof(T));
        }
        else if (axes is [var single])
        {
            for (var at = 0L; at < single.Size; at++)
            {
                into[at] = from[at * single.Stride];
            }
        }
        else
        {
            Turn(from, axes[0], axes[1], into);
        }
    }

    private static void Turn<T>(T* from, CopyAxis rows, CopyAxis columns, T* into)
        where T : unmanaged
    {
        for (var row = 0L; row < rows.Size; row += Tile)
        {
            var rowEnd = Math.Min(rows.Size, row + Tile);
            for (var column = 0L; column < columns.Size; column += Tile)
            {
                var columnEnd = Math.Min(columns.Size, column + Tile);
                for (var r = row; r < rowEnd; r++)
                {
                    var source = from + r * rows.Stride;
                    var target = into + r * columns.Size;
                    for (var c = column; c < columnEnd; c++)
                    {
                        target[c] = source[c * columns.Stride];
                    }
                }
            }
        }
    }

    private static void Convert(
        ValueReader reader,
        long start,
        ReadOnlySpan<CopyAxis> axes,
        StoredType type,
        byte* into
    )
    {
        var bytes = type.Bits() / 8;
        if (axes.Length > 2 || (axes.Length == 2 && axes[1].Stride <= axes[0].Stride))
        {
            var below = 1L;
            foreach (var axis in axes[1..])
            {
                below *= axis.Size;
            }

            for (var at = 0L; at < axes[0].Size; at++)
            {
                Convert(reader, start + at * axes[0].Stride, axes[1..], type, into + at * below * bytes);
            }
        }
        else if (axes is [var run])
        {
            ConvertRun(reader, start, run, type, into);
        }
        else
        {
            ConvertTurned(reader, start, axes[0], axes[1], type, into);
        }
    }

    private static void ConvertRun(ValueReader reader, long start, CopyAxis run, StoredType type, byte* into)
    {
        var bytes = type.Bits() / 8;
        Span<float> values = stackalloc float[Run];
        for (var at = 0L; at < run.Size; at += Run)
        {
            var part = values[..(int)Math.Min(Run, run.Size - at)];
            ReadEach(reader, start + at * run.Stride, run.Stride, part);
            Numbers.FromSingle(part, type, into + at * bytes);
        }
    }

    private static void ConvertTurned(
        ValueReader reader,
        long start,
        CopyAxis rows,
        CopyAxis columns,
        StoredType type,
        byte* into
    )
    {
        var bytes = type.Bits() / 8;
        Span<float> square = stackalloc float[Tile * Tile];
        Span<float> column = stackalloc float[Tile];
        for (var top = 0L; top < rows.Size; top += Tile)
        {
            var high = (int)Math.Min(Tile, rows.Size - top);
            for (var left = 0L; left < columns.Size; left += Tile)
            {
                var wide = (int)Math.Min(Tile, columns.Size - left);
                for (var c = 0; c < wide; c++)
                {
                    ReadEach(
                        reader,
                        start + top * rows.Stride + (left + c) * columns.Stride,
                        rows.Stride,
                        column[..high]
                    );
                    for (var r = 0; r < high; r++)
                    {
                        square[r * Tile + c] = column[r];
                    }
                }

                for (var r = 0; r < high; r++)
                {
                    var target = into + ((top + r) * columns.Size + left) * bytes;
                    Numbers.FromSingle(square.Slice(r * Tile, wide), type, target);
                }
            }
        }
    }

    /// <summary>Every so many values: those between are read and left.</summary>
    private static void ReadEach(ValueReader reader, long start, long stride, Span<float> into)
    {
        if (stride == 1)
        {
            reader.Read(start, into);
            return;
        }

        // Neighbours in pairs (gates beside ups) are read at once; what is further apart, one by one.
        if (stride > 4)
        {
            for (var at = 0; at < into.Length; at++)
            {
                reader.Read(start + at * stride, into.Slice(at, 1));
            }

            return;
        }

        Span<float> all = stackalloc float[(int)((into.Length - 1) * stride + 1)];
        reader.Read(start, all);
        for (var at = 0; at < into.Length; at++)
        {
            into[at] = all[(int)(at * stride)];
        }
    }
}
