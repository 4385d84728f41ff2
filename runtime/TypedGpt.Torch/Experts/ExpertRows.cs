using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Tokens through the experts that each was sent to, and through no other: sorted by expert, computed as one matrix for each
/// expert that was chosen at all, and put back into their order.
/// </summary>
internal static class ExpertRows
{
    /// <summary>[.., In] and [.., K] to [.., K, Out], kept for the scope around.</summary>
    /// <exception cref="ShapeException">An index is none of the experts.</exception>
    public static torch.Tensor Through<Experts, In, Out>(
        torch.Tensor x,
        torch.Tensor chosen,
        Func<Tensor<Routed, In>, Expert<Experts>, Tensor<Routed, Out>> body
    )
        where Experts : struct, IDim
        where In : struct, IDim
        where Out : struct, IDim
    {
        var route = ExpertOrder.Of<Experts>(chosen);
        using var parts = new ExpertParts();
        using var scope = Scope.New();
        using var tokens = x.reshape(-1, x.size(-1));
        using var sorted = Selected(tokens, route.Tokens(chosen.size(-1)));

        var outputs = new List<torch.Tensor>();
        var start = 0L;
        for (var expert = 0; expert < route.Counts.Length; expert++)
        {
            // Without a token at all, one expert is asked all the same: for the shape of nothing.
            var count = route.Counts[expert];
            if (count > 0 || (expert == 0 && route.Order.Length == 0))
            {
                using var one = Scope.New();
                var rows = new Tensor<Routed, In>(sorted.narrow(0, start, count));
                var output = one.Keep(body(rows, new Expert<Experts>(parts, expert)));
                outputs.Add(Checked(output.Raw, count));
                start += count;
            }
        }

        using var joined = torch.cat(outputs, 0);
        using var back = Selected(joined, route.Places());
        return scope.Keep(new Tensor<Routed, Out>(back.reshape([.. chosen.shape, joined.size(-1)]))).Raw;
    }

    private static torch.Tensor Selected(torch.Tensor rows, long[] numbers)
    {
        if (rows.device_type == DeviceType.META)
        {
            // Which has no index_select: nothing but the shape is wanted there.
            return torch.empty([numbers.Length, rows.size(-1)], rows.dtype, rows.device);
        }

        using var indices = torch.tensor(numbers, device: rows.device);
        return rows.index_select(0, indices);
    }

    private static torch.Tensor Checked(torch.Tensor output, long count) =>
        output.size(0) == count
            ? output
            : throw new ShapeException(
                $"An expert was given {count} tokens and gave {output.size(0)} back. Give one row for each."
            );
}
