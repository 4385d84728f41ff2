using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Each row of <typeparamref name="Width"/> brought to mean 0 and variance 1, then scaled and shifted by learned numbers
/// (Ba et al. 2016): (x - mean) / sqrt(variance + eps) * weight + bias, the variance biased. Weight begins with 1, bias
/// with 0. Elements of 16 bits are computed with in 32. On four axes it is a norm for each head.
/// </summary>
public sealed partial class LayerNorm<Width> : Layer
    where Width : struct, IDim
{
    private static readonly long[] Shape = [Width.Size];
    private readonly TypedParameter<Width>? weight;
    private readonly TypedParameter<Width>? bias;
    private readonly double eps;
    private readonly bool addOne;

    /// <summary>A norm that scales by 1 and shifts by 0 at first.</summary>
    /// <param name="eps">What is added to the variance before the square root.</param>
    /// <param name="addOne">Whether the scale is 1 + weight, the weight beginning with 0 (Nemotron).</param>
    /// <param name="weight">Whether rows are scaled by learned numbers.</param>
    /// <param name="bias">Whether rows are shifted by learned numbers.</param>
    /// <exception cref="ArgumentException">1 is to be added to a weight that there is not.</exception>
    /// <exception cref="ShapeException">The width is known only at run time.</exception>
    public LayerNorm(double eps = 1e-5, bool addOne = false, bool weight = true, bool bias = true)
        : base("LayerNorm")
    {
        Absent.Require(weight, addOne);
        InitialValues.RequireSizes(Width.Size);
        this.eps = eps;
        this.addOne = addOne;
        this.weight = weight ? Register("weight", Parameter<Width>(addOne ? Init.Zeros : Init.Ones)) : null;
        this.bias = bias ? Register("bias", Parameter<Width>(Init.Zeros)) : null;
    }

    /// <summary>The scale, [Width].</summary>
    /// <exception cref="InvalidOperationException">The norm was made without one: see <see cref="HasWeight"/>.</exception>
    public Tensor<Width> Weight => weight?.AsTensor() ?? throw Absent.Parameter<Width>("LayerNorm", "weight");

    /// <summary>The shift, [Width].</summary>
    /// <exception cref="InvalidOperationException">The norm was made without one: see <see cref="HasBias"/>.</exception>
    public Tensor<Width> Bias => bias?.AsTensor() ?? throw Absent.Parameter<Width>("LayerNorm", "bias");

    /// <summary>Whether rows are scaled by learned numbers.</summary>
    public bool HasWeight => weight is not null;

    /// <summary>Whether rows are shifted by learned numbers.</summary>
    public bool HasBias => bias is not null;

    /// <summary>Whether the scale is 1 + weight.</summary>
    public bool AddsOne => addOne;

    private torch.Tensor Compute(torch.Tensor x)
    {
        if (!addOne)
        {
            return torch.nn.functional.layer_norm(x, Shape, weight?.Raw, bias?.Raw, eps);
        }

        using var scale = Scalars.Add(weight!.Raw, 1);
        return torch.nn.functional.layer_norm(x, Shape, scale, bias?.Raw, eps);
    }
}
