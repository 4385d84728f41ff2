using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Each row of <typeparamref name="Width"/> divided by its root mean square, then scaled by learned numbers (Zhang and
/// Sennrich 2019): x / sqrt(mean(x²) + eps) * weight. The weight begins with 1. Elements of 16 bits are computed with in
/// 32, as the released models do. On four axes it is a norm for each head.
/// </summary>
public sealed partial class RmsNorm<Width> : Layer
    where Width : struct, IDim
{
    private readonly TypedParameter<Width> weight;
    private readonly double eps;

    /// <summary>A norm with weight 1.</summary>
    /// <param name="eps">What is added to the mean square before the square root.</param>
    /// <exception cref="ShapeException">The width is known only at run time.</exception>
    public RmsNorm(double eps = 1e-6)
        : base("RmsNorm")
    {
        this.eps = eps;
        weight = Register("weight", Parameter<Width>(Init.Ones));
    }

    /// <summary>The scale, [Width].</summary>
    public Tensor<Width> Weight => weight.AsTensor();

    private torch.Tensor Compute(torch.Tensor x)
    {
        var type = x.dtype;
        if (type is not (torch.ScalarType.Float16 or torch.ScalarType.BFloat16))
        {
            using var normed = Normed(x);
            return normed.mul(weight.Raw);
        }

        using var wide = x.to(torch.ScalarType.Float32);
        using var wideNormed = Normed(wide);
        using var narrow = wideNormed.to(type);
        return narrow.mul(weight.Raw);
    }

    private torch.Tensor Normed(torch.Tensor x)
    {
        using var squares = x.square();
        using var means = squares.mean(Axes.Last, keepdim: true);
        using var shifted = Scalars.Add(means, eps);
        using var inverses = shifted.rsqrt();
        return x.mul(inverses);
    }
}
