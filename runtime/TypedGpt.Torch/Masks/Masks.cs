using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Filling scores where a mask hides them.</summary>
internal static class Masks
{
    /// <summary>Hides keys for all queries (and heads) of a sequence: [A, K] on [A, .., K].</summary>
    public static torch.Tensor HideKeys(torch.Tensor scores, torch.Tensor hidden)
    {
        var shape = new long[scores.Dimensions];
        Array.Fill(shape, 1);
        (shape[0], shape[^1]) = (hidden.size(0), hidden.size(1));
        using var rows = hidden.reshape(shape);
        return scores.masked_fill(rows, Scalars.NegativeInfinity);
    }
}
