using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Each row of <typeparamref name="Width"/> divided by its root mean square, then scaled by learned numbers (Zhang and
/// Sennrich 2019): x / sqrt(mean(x²) + eps) * weight. The weight begins with 1. Elements of 16 bits are computed with in
/// 32, as the released models do. On four axes it is a norm for each head. Gemma's models store what is added to 1.
/// </summary>
public sealed partial class RmsNorm<Width> : Layer
    where Width : struct, IDim
{
    private readonly TypedParameter<Width> weight;
    private readonly double eps;
    private readonly bool addOne;

    /// <summary>A norm that scales by 1 at first.</summary>
    /// <param name="eps">What is added to the mean square before the square root.</param>
    /// <param name="addOne">Whether the scale is 1 + weight, the weight beginning with 0; such norms scale before they go back to 16 bits.</param>
    /// <exception cref="ShapeException">The width is known only at run time.</exception>
    public RmsNorm(double eps = 1e-6, bool addOne = false)
        : base("RmsNorm")
    {
        this.eps = eps;
        this.addOne = addOne;
        weight = Register("weight", Parameter<Width>(addOne ? Init.Zeros : Init.Ones));
    }

    /// <summary>The scale, [Width].</summary>
    public Tensor<Width> Weight => weight.AsTensor();

    /// <summary>Whether the scale is 1 + weight.</summary>
    public bool AddsOne => addOne;

    private torch.Tensor Compute(torch.Tensor x)
    {
        var type = x.dtype;
        if (type is not (torch.ScalarType.Float16 or torch.ScalarType.BFloat16))
        {
            using var normed = Normed(x);
            return Scaled(normed);
        }

        using var wide = x.to(torch.ScalarType.Float32);
        using var wideNormed = Normed(wide);
        if (addOne)
        {
            using var scaled = Scaled(wideNormed);
            return scaled.to(type);
        }

        using var narrow = wideNormed.to(type);
        return Scaled(narrow);
    }

    private torch.Tensor Scaled(torch.Tensor normed)
    {
        if (!addOne)
        {
            return normed.mul(weight.Raw);
        }

        using var same = weight.Raw.to(normed.dtype);
        using var scale = Scalars.Add(same, 1);
        return normed.mul(scale);
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
