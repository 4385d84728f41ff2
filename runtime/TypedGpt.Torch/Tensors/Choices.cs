using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Choosing elements and rows by index.</summary>
internal static class Choices
{
    public static (torch.Tensor Values, torch.Tensor Indices) TopK<K, D>(torch.Tensor tensor)
        where K : struct, IDim
        where D : struct, IDim
    {
        var size = tensor.size(-1);
        if (K.Size < 0 || K.Size > size)
        {
            throw new ShapeException(
                K.Size < 0
                    ? $"TopK needs to know how many: {Describe.Dim<K>()} is known only at run time. Use a dim of the model, such as [Dim(2)] partial struct Chosen."
                    : $"TopK cannot choose {Describe.Dim<K>()} ({K.Size}) of {Describe.Dim<D>()} ({size}). Choose at most {size}."
            );
        }

        return tensor.topk(checked((int)K.Size));
    }

    /// <summary>The entries of the first axis that the indices name, in the place of each index.</summary>
    public static torch.Tensor Gather(torch.Tensor table, torch.Tensor indices)
    {
        using var flat = indices.flatten();
        using var entries = table.index_select(0, flat);
        return entries.reshape([.. indices.shape, .. table.shape.AsSpan(1)]);
    }

    /// <summary>One element of each row.</summary>
    public static torch.Tensor PickOne(torch.Tensor tensor, torch.Tensor indices)
    {
        using var column = indices.unsqueeze(-1);
        using var picked = tensor.gather(-1, column);
        return picked.squeeze(-1);
    }

    /// <summary>One element of each row, drawn with its probability.</summary>
    public static torch.Tensor Sample(torch.Tensor probabilities)
    {
        using var rows = probabilities.flatten(0, -2);
        using var column = rows.multinomial(1);
        return column.reshape(probabilities.shape[..^1]);
    }

    /// <summary>[.., N, W] at [.., K] gives [.., K, W].</summary>
    public static torch.Tensor PickRows(torch.Tensor tensor, torch.Tensor indices)
    {
        using var column = indices.unsqueeze(-1);
        using var wide = column.expand([.. indices.shape, tensor.size(-1)]);
        return tensor.gather(-2, wide);
    }

    /// <summary>0, 1, and so on, for a table of as many rows as columns.</summary>
    public static torch.Tensor Diagonal<D0, D1>(torch.Tensor table)
        where D0 : struct, IDim
        where D1 : struct, IDim
    {
        var (rows, columns) = (table.size(0), table.size(1));
        return rows == columns
            ? Counting.Range(0, rows, table.device)
            : throw new ShapeException(
                $"{Describe.Dim<D0>()} is {rows} and {Describe.Dim<D1>()} is {columns}: they are no pairs. Give as many of one as of the other, in the same order."
            );
    }

    /// <summary>Rows of N elements, zero but for the given ones.</summary>
    public static torch.Tensor Scatter<N>(torch.Tensor values, torch.Tensor indices)
        where N : struct, IDim
    {
        if (N.Size < 0)
        {
            throw new ShapeException(
                $"{Describe.Dim<N>()} is known only at run time, so the rows to scatter into have no length. Use a dim of the model."
            );
        }

        long[] shape = [.. values.shape.AsSpan(..^1), N.Size];
        using var zeros = torch.zeros(shape, values.dtype, values.device);
        return zeros.scatter(-1, indices, values);
    }

    /// <summary>[.., groups x each] at [.., K] keeps the elements of these groups; all others become minus infinity.</summary>
    public static torch.Tensor KeepGroups(torch.Tensor tensor, torch.Tensor kept, long groups, long each)
    {
        using var all = torch.ones([.. tensor.shape.AsSpan(..^1), groups], torch.ScalarType.Bool, tensor.device);
        using var none = torch.zeros_like(kept, torch.ScalarType.Bool);
        using var hidden = all.scatter(-1, kept, none);
        using var column = hidden.unsqueeze(-1);
        using var grouped = tensor.unflatten(tensor.Dimensions - 1, [groups, each]);
        using var filled = grouped.masked_fill(column, Scalars.NegativeInfinity);
        return filled.flatten(-2, -1);
    }
}
