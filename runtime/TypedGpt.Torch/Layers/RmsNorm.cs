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
        using var scope = torch.NewDisposeScope();
        var type = x.dtype;
        var wide = type is torch.ScalarType.Float16 or torch.ScalarType.BFloat16 ? x.to(torch.ScalarType.Float32) : x;
        var inverse = Scalars.Add(wide.square().mean(Axes.Last, keepdim: true), eps).rsqrt_();
        var normed = wide.mul(inverse);
        return (type == normed.dtype ? normed : normed.to(type)).mul(weight.Raw).MoveToOuterDisposeScope();
    }
}
