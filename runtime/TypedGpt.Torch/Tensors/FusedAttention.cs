using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Torch's own attention, which counts differently: its masks say what is seen, and its causal one begins at the first key.</summary>
internal static class FusedAttention
{
    private static readonly HiddenKeys Mask = HiddenKeys.OfFuture;

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

        RequireOwnKeys(queries, keys);
        using var future = Mask.For(PositionSpan.Of(queryCount, keyCount, torch.ScalarType.Bool, queries));
        return Masked(queries, keys, values, future, dropRate);
    }

    /// <summary>As above, and the keys that <paramref name="padding"/> hides from a whole sequence, [batch, keys].</summary>
    public static torch.Tensor Padded(
        torch.Tensor queries,
        torch.Tensor keys,
        torch.Tensor values,
        torch.Tensor padding,
        bool causal,
        double dropRate
    )
    {
        using var hidden = Masks.ForAllQueries(padding, 4);
        if (!causal)
        {
            return Masked(queries, keys, values, hidden, dropRate);
        }

        RequireOwnKeys(queries, keys);
        using var future = Mask.For(PositionSpan.Of(queries.size(2), keys.size(2), torch.ScalarType.Bool, queries));
        using var both = hidden.bitwise_or(future);
        return Masked(queries, keys, values, both, dropRate);
    }

    public static torch.Tensor Masked(
        torch.Tensor queries,
        torch.Tensor keys,
        torch.Tensor values,
        torch.Tensor hidden,
        double dropRate
    )
    {
        using var seen = hidden.bitwise_not();
        return torch.nn.functional.scaled_dot_product_attention(queries, keys, values, seen, dropRate);
    }

    private static void RequireOwnKeys(torch.Tensor queries, torch.Tensor keys)
    {
        if (queries.size(2) > keys.size(2))
        {
            throw new ShapeException(
                $"There are {queries.size(2)} queries and {keys.size(2)} keys: each query needs at least the key of its own position."
            );
        }
    }
}
