using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Rows that see no key at all, as the padding at the left of a prompt leaves them. Torch's softmax of such a row is NaN,
/// which spreads to real tokens in the next layer (0 x NaN); here it is zeros, as in the fused attention. Masks that may
/// hide a whole row, and scores filled by them, are remembered, so that the softmax of all others costs nothing more.
/// </summary>
internal static class HiddenRows
{
    private static readonly object Mark = new();
    private static readonly ConditionalWeakTable<torch.Tensor, object> Marked = [];
    private static volatile bool any;

    /// <summary><paramref name="tensor"/>, a mask that may hide whole rows or scores that may have none left.</summary>
    public static torch.Tensor Possible(torch.Tensor tensor)
    {
        any = true;
        Marked.AddOrUpdate(tensor, Mark);
        return tensor;
    }

    /// <summary><paramref name="made"/>, which may have hidden rows where <paramref name="from"/> may.</summary>
    public static torch.Tensor Carried(torch.Tensor from, torch.Tensor made) =>
        ArePossible(from) ? Possible(made) : made;

    /// <summary>The softmax along the last axis; zeros for a row that is minus infinity throughout, if that is possible.</summary>
    public static torch.Tensor Softmax(torch.Tensor scores)
    {
        if (!ArePossible(scores))
        {
            return scores.softmax(-1);
        }

        // Filled before and after: behind a NaN in between, gradients would be NaN as well.
        using var highest = scores.amax([-1], keepdim: true);
        using var hidden = highest.eq(Scalars.NegativeInfinity);
        using var finite = scores.masked_fill(hidden, Scalars.Zero);
        using var weights = finite.softmax(-1);
        return weights.masked_fill(hidden, Scalars.Zero);
    }

    private static bool ArePossible(torch.Tensor tensor) => any && Marked.TryGetValue(tensor, out _);
}
