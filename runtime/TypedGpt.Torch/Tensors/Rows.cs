using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Operations with one number for each row of the last axis.</summary>
internal static class Rows
{
    public static torch.Tensor ScaleRows(torch.Tensor tensor, torch.Tensor factors)
    {
        using var column = factors.unsqueeze(-1);
        return tensor.mul(column);
    }

    public static torch.Tensor DivideRows(torch.Tensor tensor, torch.Tensor divisors)
    {
        using var column = divisors.unsqueeze(-1);
        return tensor.div(column);
    }

    public static torch.Tensor AddToRows(torch.Tensor tensor, torch.Tensor numbers)
    {
        using var column = numbers.unsqueeze(-1);
        return tensor.add(column);
    }

    /// <summary>[A, B, C, D] and [B, D]: a row of its own for each of the second axis.</summary>
    public static torch.Tensor AddToEach(torch.Tensor tensor, torch.Tensor rows)
    {
        using var repeated = rows.unsqueeze(1);
        return tensor.add(repeated);
    }

    /// <summary>Each row over its Euclidean length, at least 1e-12 so that a row of zeros stays one.</summary>
    public static torch.Tensor Normalize(torch.Tensor tensor)
    {
        using var squares = tensor.square();
        using var sums = squares.sum(Axes.Last, keepdim: true);
        using var lengths = sums.sqrt();
        using var divisors = Scalars.Clamp(lengths, 1e-12, double.PositiveInfinity);
        return tensor.div(divisors);
    }
}
