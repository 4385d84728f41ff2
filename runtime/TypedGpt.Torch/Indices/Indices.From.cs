using TorchSharp;

namespace TypedGpt.Torch;

public static partial class Indices
{
    /// <summary>Indices [D0] from numbers.</summary>
    /// <param name="values">Each from 0 to Range - 1.</param>
    /// <exception cref="ShapeException">One is outside, or there are not as many as D0 has elements.</exception>
    public static Indices<D0, Range> From<D0, Range>(params long[] values)
        where D0 : struct, IDim
        where Range : struct, IDim
    {
        InRange<Range>(values);
        return Made<D0, Range>(torch.tensor(values, torch.ScalarType.Int64));
    }

    /// <summary>Indices [D0, D1] from numbers: one row for each sequence of a batch.</summary>
    /// <param name="values">Rows of equal length, each number from 0 to Range - 1.</param>
    /// <exception cref="ShapeException">A number is outside, the rows differ in length, or a size is not that of its dim.</exception>
    public static Indices<D0, D1, Range> From<D0, D1, Range>(params long[][] values)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where Range : struct, IDim
    {
        var length = values.Length == 0 ? 0 : values[0].Length;
        foreach (var row in values)
        {
            InRange<Range>(row);
            if (row.Length != length)
            {
                throw new ShapeException(
                    $"The rows are not of one length: one has {length} and another {row.Length}. Pad the shorter one, and hide the padding with a mask."
                );
            }
        }

        using var flat = torch.tensor(values.SelectMany(row => row).ToArray(), torch.ScalarType.Int64);
        return Made<D0, D1, Range>(flat.reshape(values.Length, length));
    }

    private static Indices<D0, Range> Made<D0, Range>(torch.Tensor values)
        where D0 : struct, IDim
        where Range : struct, IDim
    {
        Check(values, [DimFact.Of<D0>()]);
        return new(values);
    }

    private static Indices<D0, D1, Range> Made<D0, D1, Range>(torch.Tensor values)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where Range : struct, IDim
    {
        Check(values, [DimFact.Of<D0>(), DimFact.Of<D1>()]);
        return new(values);
    }

    /// <summary>Demands these dims of a tensor that nobody else has yet, and frees it where it has others.</summary>
    private static void Check(torch.Tensor values, ReadOnlySpan<DimFact> dims)
    {
        try
        {
            Assumption.Check(values, nameof(values), dims);
        }
        catch
        {
            values.Dispose();
            throw;
        }
    }

    private static void InRange<Range>(long[] values)
        where Range : struct, IDim
    {
        foreach (var value in values)
        {
            if (value < 0 || (Range.Size >= 0 && value >= Range.Size))
            {
                throw new ShapeException(
                    Range.Size < 0
                        ? $"{value} is no index: they begin with 0."
                        : $"{value} is no index into {Describe.Dim<Range>()} ({Range.Size}): they go from 0 to {Range.Size - 1}."
                );
            }
        }
    }
}
