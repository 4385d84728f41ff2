using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>The norm of rows by their root mean square, with the roundings of the released models.</summary>
internal static class RootMeanSquare
{
    /// <summary>
    /// x / sqrt(mean(x²) + eps) along the last axis, times the weight or 1 + it. Of 16 bits, the norm is computed in 32; it goes
    /// back to 16 before a weight scales it, and after 1 + weight did.
    /// </summary>
    /// <param name="x">[.., Width]</param>
    /// <param name="weight">Numbers that broadcast against x; null for none.</param>
    /// <param name="eps">What is added to the mean square.</param>
    /// <param name="addOne">Whether the scale is 1 + weight.</param>
    public static torch.Tensor Norm(torch.Tensor x, torch.Tensor? weight, double eps, bool addOne)
    {
        var type = x.dtype;
        if (type is not (torch.ScalarType.Float16 or torch.ScalarType.BFloat16))
        {
            return Scaled(Normed(x, eps), weight, addOne);
        }

        using var wide = x.to(torch.ScalarType.Float32);
        if (addOne)
        {
            using var scaled = Scaled(Normed(wide, eps), weight, addOne);
            return scaled.to(type);
        }

        using var normed = Normed(wide, eps);
        return Scaled(normed.to(type), weight, addOne);
    }

    /// <summary>Frees <paramref name="normed"/>, unless it is the result.</summary>
    private static torch.Tensor Scaled(torch.Tensor normed, torch.Tensor? weight, bool addOne)
    {
        if (weight is null)
        {
            return normed;
        }

        using (normed)
        {
            if (!addOne)
            {
                return normed.mul(weight);
            }

            using var same = weight.to(normed.dtype);
            using var scale = Scalars.Add(same, 1);
            return normed.mul(scale);
        }
    }

    private static torch.Tensor Normed(torch.Tensor x, double eps)
    {
        using var squares = x.square();
        using var means = squares.mean(Axes.Last, keepdim: true);
        using var shifted = Scalars.Add(means, eps);
        using var inverses = shifted.rsqrt();
        return x.mul(inverses);
    }
}
