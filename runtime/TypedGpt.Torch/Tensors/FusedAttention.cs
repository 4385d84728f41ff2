using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Torch's own attention, which counts differently: its masks say what is seen, and its causal one begins at the first key.</summary>
internal static class FusedAttention
{
    public static torch.Tensor Compute(
        torch.Tensor queries,
        torch.Tensor keys,
        torch.Tensor values,
        bool causal,
        double dropRate
    )
    {
        var queryCount = queries.size(2);
        var keyCount = keys.size(2);
        if (!causal || queryCount == keyCount)
        {
            return torch.nn.functional.scaled_dot_product_attention(
                queries,
                keys,
                values,
                p: dropRate,
                is_casual: causal
            );
        }

        if (queryCount > keyCount)
        {
            throw new ShapeException(
                $"There are {queryCount} queries and {keyCount} keys: each query needs at least the key of its own position."
            );
        }

        using var all = torch.ones(queryCount, keyCount, torch.ScalarType.Bool, queries.device);
        using var seen = all.tril(keyCount - queryCount);
        return torch.nn.functional.scaled_dot_product_attention(queries, keys, values, seen, dropRate);
    }

    public static torch.Tensor Masked(
        torch.Tensor queries,
        torch.Tensor keys,
        torch.Tensor values,
        torch.Tensor hidden,
        double dropRate
    )
    {
        using var seen = hidden.logical_not();
        return torch.nn.functional.scaled_dot_product_attention(queries, keys, values, seen, dropRate);
    }
}
