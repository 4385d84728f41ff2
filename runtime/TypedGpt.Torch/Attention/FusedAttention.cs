using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Torch's own attention. It counts differently (its masks say what is seen, and its causal one begins at the first key), takes
/// no scale and no groups of heads, and wants a mask of all queries and keys. Queries go through it in blocks, each with the
/// keys that it can see and a mask of its own, so that memory is linear in the context under every mask.
/// </summary>
internal static class FusedAttention
{
    /// <summary>[A, B, S, D], [A, B, K, D] and [A, B, K, V] to [A, B, S, V].</summary>
    /// <exception cref="ShapeException">There are fewer keys than queries, and keys are hidden by their positions.</exception>
    public static torch.Tensor Compute(
        torch.Tensor queries,
        torch.Tensor keys,
        torch.Tensor values,
        in AttentionCall call
    )
    {
        var width = AttentionWidth.Of(queries, keys, values);
        using var scaled = width.Queries(queries, call.Scale);
        using var wideKeys = width.Padded(keys);
        using var wideValues = width.Padded(values);
        var mixed = Seen(scaled, wideKeys, wideValues, call);
        if (mixed.size(-1) == values.size(-1))
        {
            return mixed;
        }

        using (mixed)
        {
            return mixed.narrow(-1, 0, values.size(-1));
        }
    }

    /// <summary>[A, B, G, S, D], [A, B, K, D] and [A, B, K, V] to [A, B, G, S, V]: the G share keys, which are not copied for them.</summary>
    /// <exception cref="ShapeException">There are fewer keys than queries, and keys are hidden by their positions.</exception>
    public static torch.Tensor Grouped(
        torch.Tensor queries,
        torch.Tensor keys,
        torch.Tensor values,
        in AttentionCall call
    )
    {
        using var groups = queries.flatten(0, 1);
        using var sharedKeys = Shared(keys, queries.size(2));
        using var sharedValues = Shared(values, queries.size(2));
        using var padding = call.Padding?.repeat_interleave(queries.size(1), 0);
        using var mixed = Compute(groups, sharedKeys, sharedValues, call with { Padding = padding });
        return mixed.unflatten(0, [queries.size(0), queries.size(1)]);
    }

    /// <summary>As <see cref="Compute"/>, and what <paramref name="hidden"/> hides, [S, K].</summary>
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

    /// <summary>[A, B, K, D] as [A x B, G, K, D], a view where torch can make one.</summary>
    private static torch.Tensor Shared(torch.Tensor keys, long group)
    {
        using var flat = keys.flatten(0, 1);
        using var one = flat.unsqueeze(1);
        return one.expand(-1, group, -1, -1);
    }

    private static torch.Tensor Seen(
        torch.Tensor queries,
        torch.Tensor keys,
        torch.Tensor values,
        in AttentionCall call
    )
    {
        var (queryCount, keyCount) = (queries.size(2), keys.size(2));
        if (call.Hidden is not { } hidden)
        {
            return call.Padding is { } padding
                ? Padded(queries, keys, values, padding, call.DropRate)
                : torch.nn.functional.scaled_dot_product_attention(queries, keys, values, p: call.DropRate);
        }

        RequireOwnKeys(queryCount, keyCount);
        if (queryCount == keyCount && call.Padding is null && hidden.FirstSeen(keyCount - 1) == 0)
        {
            return torch.nn.functional.scaled_dot_product_attention(
                queries,
                keys,
                values,
                p: call.DropRate,
                is_casual: true
            );
        }

        var size = AttentionBlock.Size(keyCount, call.Padding?.size(0) ?? 1);
        if (queryCount <= size)
        {
            return new AttentionBlock(0, queryCount, queryCount, keyCount).Attend(queries, keys, values, hidden, call);
        }

        var blocks = new List<torch.Tensor>();
        for (var start = 0L; start < queryCount; start += size)
        {
            var count = Math.Min(size, queryCount - start);
            var block = new AttentionBlock(start, count, queryCount, keyCount);
            blocks.Add(block.Attend(queries, keys, values, hidden, call));
        }

        var mixed = torch.cat(blocks, 2);
        blocks.ForEach(block => block.Dispose());
        return mixed;
    }

    private static torch.Tensor Padded(
        torch.Tensor queries,
        torch.Tensor keys,
        torch.Tensor values,
        torch.Tensor padding,
        double dropRate
    )
    {
        using var hidden = Masks.ForAllQueries(padding, 4);
        return Masked(queries, keys, values, hidden, dropRate);
    }

    private static void RequireOwnKeys(long queries, long keys)
    {
        if (queries > keys)
        {
            throw new ShapeException(
                $"There are {queries} queries and {keys} keys: each query needs at least the key of its own position."
            );
        }
    }
}
