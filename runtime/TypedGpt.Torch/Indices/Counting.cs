using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Operations on whole numbers.</summary>
internal static class Counting
{
    /// <summary>start, start + 1, .. for each element of the last axis.</summary>
    public static torch.Tensor Positions<Context>(torch.Tensor ids, long start)
        where Context : struct, IDim
    {
        var count = ids.size(-1);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        if (Context.Size >= 0 && start + count > Context.Size)
        {
            throw new ShapeException(
                start == 0
                    ? $"{count} tokens do not fit into {Describe.Dim<Context>()} ({Context.Size}). Shorten the input, such as to LastPositions({Context.Size})."
                    : $"{count} tokens after the first {start} do not fit into {Describe.Dim<Context>()} ({Context.Size}). Start again with the last {Context.Size} tokens at most."
            );
        }

        return Range(start, count, ids.device);
    }

    /// <summary>start, start + 1, .., count of them.</summary>
    public static torch.Tensor Range(long start, long count, torch.Device device)
    {
        using Scalar from = start;
        using Scalar to = start + count;
        return torch.arange(from, to, Scalars.One, torch.ScalarType.Int64, device);
    }

    public static (torch.Tensor Inputs, torch.Tensor Targets) ForNextToken<D>(torch.Tensor ids)
        where D : struct, IDim
    {
        var count = ids.size(-1);
        return count >= 2
            ? (Slices.FirstRows<D>(ids, count - 1, axis: -1), Slices.LastRows<D>(ids, count - 1, axis: -1))
            : throw new ShapeException(
                $"Predicting the next token needs two positions at least, an input and its target, and {Describe.Dim<D>()} is {count}."
            );
    }

    public static torch.Tensor Append<D>(torch.Tensor ids, torch.Tensor next)
        where D : struct, IDim
    {
        if (D.Size >= 0)
        {
            throw new ShapeException(
                $"{Describe.Dim<D>()} has {D.Size} elements by its type, and one more would be another dim. Append along Seq."
            );
        }

        using var column = next.unsqueeze(-1);
        return torch.cat([ids, column], -1);
    }

    public static torch.Tensor Equal(torch.Tensor ids, long index)
    {
        using Scalar scalar = index;
        return ids.eq(scalar);
    }

    public static torch.Tensor Replace(torch.Tensor ids, torch.Tensor mask, long index)
    {
        using Scalar scalar = index;
        return ids.masked_fill(mask, scalar);
    }

    public static long[] ToArray(torch.Tensor ids)
    {
        using var local = ids.cpu();
        using var packed = local.contiguous();
        return packed.data<long>().ToArray();
    }

    public static torch.Tensor Add(torch.Tensor ids, long number)
    {
        using Scalar scalar = number;
        return ids.add(scalar);
    }
}
