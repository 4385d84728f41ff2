using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Choices in the order of their experts.</summary>
/// <param name="Order">Which choice stands at each place, [tokens x chosen]; those of one expert in the order they came in.</param>
/// <param name="Counts">How many choices each expert has.</param>
internal sealed record ExpertOrder(long[] Order, long[] Counts)
{
    /// <summary>The order of <paramref name="chosen"/>, [.., K].</summary>
    /// <exception cref="ShapeException">The number of experts is known only at run time, or an index is none of them.</exception>
    public static ExpertOrder Of<Experts>(torch.Tensor chosen)
        where Experts : struct, IDim
    {
        if (Experts.Size < 1)
        {
            throw new ShapeException(
                $"{Describe.Dim<Experts>()} is {Experts.Size}, so there is no number of experts. Use a dim of the model, such as [Dim(8)] partial struct Experts."
            );
        }

        var numbers = Numbers(chosen);
        var counts = new long[Experts.Size];
        foreach (var number in numbers)
        {
            if (number < 0 || number >= counts.Length)
            {
                throw new ShapeException(
                    $"{number} is no expert of {Describe.Dim<Experts>()} ({counts.Length}). Choose with TopK from one score for each expert."
                );
            }

            counts[number]++;
        }

        var next = new long[counts.Length];
        for (var expert = 1; expert < next.Length; expert++)
        {
            next[expert] = next[expert - 1] + counts[expert - 1];
        }

        var order = new long[numbers.Length];
        for (var choice = 0; choice < numbers.Length; choice++)
        {
            order[next[numbers[choice]]++] = choice;
        }

        return new(order, counts);
    }

    /// <summary>The token of each place, where each chose so many.</summary>
    public long[] Tokens(long chosen) => Array.ConvertAll(Order, choice => choice / chosen);

    /// <summary>The place of each choice.</summary>
    public long[] Places()
    {
        var places = new long[Order.Length];
        for (var place = 0; place < places.Length; place++)
        {
            places[Order[place]] = place;
        }

        return places;
    }

    /// <summary>The chosen experts; on the meta device, where there are no values, the first for all.</summary>
    private static long[] Numbers(torch.Tensor chosen)
    {
        if (chosen.device_type == DeviceType.META || chosen.numel() == 0)
        {
            return new long[chosen.numel()];
        }

        using var local = chosen.to(torch.ScalarType.Int64, torch.CPU);
        using var packed = local.contiguous();
        return packed.data<long>().ToArray();
    }
}
