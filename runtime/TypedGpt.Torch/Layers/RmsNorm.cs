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
    private readonly TypedParameter<Width>? weight;
    private readonly double eps;
    private readonly bool addOne;

    /// <summary>A norm that scales by 1 at first.</summary>
    /// <param name="eps">What is added to the mean square before the square root.</param>
    /// <param name="addOne">Whether the scale is 1 + weight, the weight beginning with 0; such norms scale before they go back to 16 bits.</param>
    /// <param name="weight">Whether rows are scaled by learned numbers (Llama 4's queries and keys are not).</param>
    /// <exception cref="ArgumentException">1 is to be added to a weight that there is not.</exception>
    /// <exception cref="ShapeException">The width is known only at run time.</exception>
    public RmsNorm(double eps = 1e-6, bool addOne = false, bool weight = true)
        : base("RmsNorm")
    {
        Absent.Require(weight, addOne);
        InitialValues.RequireSizes(Width.Size);
        this.eps = eps;
        this.addOne = addOne;
        this.weight = weight ? Register("weight", Parameter<Width>(addOne ? Init.Zeros : Init.Ones)) : null;
    }

    /// <summary>The scale, [Width].</summary>
    /// <exception cref="InvalidOperationException">The norm was made without one: see <see cref="HasWeight"/>.</exception>
    public Tensor<Width> Weight => weight?.AsTensor() ?? throw Absent.Parameter<Width>("RmsNorm", "weight");

    /// <summary>Whether rows are scaled by learned numbers.</summary>
    public bool HasWeight => weight is not null;

    /// <summary>Whether the scale is 1 + weight.</summary>
    public bool AddsOne => addOne;

    private torch.Tensor Compute(torch.Tensor x) => RootMeanSquare.Norm(x, weight?.Raw, eps, addOne);
}
