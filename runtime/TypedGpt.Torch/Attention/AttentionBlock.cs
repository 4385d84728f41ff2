using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Some of the queries, with the keys that they can see.</summary>
/// <param name="Start">The first of them, counted from the first query.</param>
/// <param name="Count">How many.</param>
/// <param name="Queries">How many queries there are in all.</param>
/// <param name="Keys">How many keys there are in all.</param>
internal readonly record struct AttentionBlock(long Start, long Count, long Queries, long Keys)
{
    private const long MostQueries = 512;

    /// <summary>16 million elements of a mask, four bytes each once torch adds it to the scores.</summary>
    private const long MostOfMask = 1 << 24;

    /// <summary>How many queries make a block, of so many keys and masks that differ.</summary>
    public static long Size(long keys, long masks) =>
        Math.Clamp(MostOfMask / Math.Max(keys * masks, 1), Math.Min(16, MostQueries), MostQueries);

    /// <summary>[A, B, Count, V]</summary>
    public torch.Tensor Attend(
        torch.Tensor queries,
        torch.Tensor keys,
        torch.Tensor values,
        HiddenKeys hidden,
        in AttentionCall call
    )
    {
        var end = Keys - Queries + Start + Count;
        var from = hidden.FirstSeen(end - Count);
        using var some = queries.narrow(2, Start, Count);
        using var seenKeys = keys.narrow(2, from, end - from);
        using var seenValues = values.narrow(2, from, end - from);
        using var padding = call.Padding?.narrow(1, from, end - from);
        using var mask = Mask(hidden, padding, from, end, queries);
        return mask is null
            ? torch.nn.functional.scaled_dot_product_attention(some, seenKeys, seenValues, p: call.DropRate)
            : FusedAttention.Masked(some, seenKeys, seenValues, mask, call.DropRate);
    }

    /// <summary>What is hidden of the keys from one to another position: [Count, Keys] or [A, 1, Count, Keys]; null for nothing.</summary>
    private torch.Tensor? Mask(HiddenKeys hidden, torch.Tensor? padding, long from, long end, torch.Tensor like)
    {
        using var rows = padding is null ? null : Masks.ForAllQueries(padding, 4);
        if (Count == 1)
        {
            // A single query sees all that is left of the keys.
            return rows?.alias();
        }

        var span = PositionSpan.Of(Count, end, torch.ScalarType.Bool, like);
        using var all = Count == Queries ? hidden.For(span) : hidden.Make(span);
        using var some = all.narrow(1, from, end - from);
        return rows is null ? some.alias() : rows.bitwise_or(some);
    }
}
