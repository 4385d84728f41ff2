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

    /// <summary>A number where the mask, of the last axes, is true.</summary>
    public static torch.Tensor Fill(torch.Tensor tensor, torch.Tensor mask, double value)
    {
        using Scalar scalar = value;
        return tensor.masked_fill(mask, scalar);
    }

    /// <summary>True where the last two axes have one index.</summary>
    public static torch.Tensor Diagonal<Rows, Cols>(torch.Tensor scores)
        where Rows : struct, IDim
        where Cols : struct, IDim
    {
        var (rows, columns) = (scores.size(-2), scores.size(-1));
        return rows == columns
            ? torch.eye(rows, dtype: torch.ScalarType.Bool, device: scores.device)
            : throw new ShapeException(
                $"{Describe.Dim<Rows>()} is {rows} and {Describe.Dim<Cols>()} is {columns}, so none is the other's self. Make both from the same input."
            );
    }
}
