using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Filling scores where a mask hides them.</summary>
internal static class Masks
{
    /// <summary>Hides keys for all queries (and heads) of a sequence: [A, K] on [A, .., K].</summary>
    public static torch.Tensor HideKeys(torch.Tensor scores, torch.Tensor hidden, int rank)
    {
        using var rows = hidden.unsqueeze(1);
        if (rank == 3)
        {
            return scores.masked_fill(rows, Scalars.NegativeInfinity);
        }

        using var heads = rows.unsqueeze(1);
        return scores.masked_fill(heads, Scalars.NegativeInfinity);
    }
}
