using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Each row of <typeparamref name="Width"/> brought to mean 0 and variance 1, then scaled and shifted by learned numbers
/// (Ba et al. 2016): (x - mean) / sqrt(variance + eps) * weight + bias, the variance biased. Weight begins with 1, bias
/// with 0. On four axes it is a norm for each head.
/// </summary>
public sealed partial class LayerNorm<Width> : Layer
    where Width : struct, IDim
{
    private static readonly long[] Shape = [Width.Size];
    private readonly TypedParameter<Width> weight;
    private readonly TypedParameter<Width> bias;
    private readonly double eps;

    /// <summary>A norm with weight 1 and bias 0.</summary>
    /// <param name="eps">What is added to the variance before the square root.</param>
    /// <exception cref="ShapeException">The width is known only at run time.</exception>
    public LayerNorm(double eps = 1e-5)
        : base("LayerNorm")
    {
        this.eps = eps;
        weight = Register("weight", Parameter<Width>(Init.Ones));
        bias = Register("bias", Parameter<Width>(Init.Zeros));
    }

    /// <summary>The scale, [Width].</summary>
    public Tensor<Width> Weight => weight.AsTensor();

    /// <summary>The shift, [Width].</summary>
    public Tensor<Width> Bias => bias.AsTensor();

    private torch.Tensor Compute(torch.Tensor x) => torch.nn.functional.layer_norm(x, Shape, weight.Raw, bias.Raw, eps);
}
