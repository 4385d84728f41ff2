using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Each head of <typeparamref name="Width"/> divided by its root mean square, then scaled by numbers of its own, a row for each
/// of <typeparamref name="Heads"/>. The weight begins with 1. Elements of 16 bits are computed with in 32.
/// </summary>
public sealed partial class RmsNormOfHeads<Heads, Width> : Layer
    where Heads : struct, IDim
    where Width : struct, IDim
{
    private readonly TypedParameter<Heads, Width> weight;
    private readonly double eps;
    private readonly bool addOne;

    /// <summary>A norm that scales by 1 at first.</summary>
    /// <param name="eps">What is added to the mean square before the square root.</param>
    /// <param name="addOne">Whether the scale is 1 + weight, the weight beginning with 0.</param>
    /// <exception cref="ShapeException">One of the two dims is known only at run time.</exception>
    public RmsNormOfHeads(double eps = 1e-6, bool addOne = false)
        : base("RmsNormOfHeads")
    {
        this.eps = eps;
        this.addOne = addOne;
        weight = Register("weight", Parameter<Heads, Width>(addOne ? Init.Zeros : Init.Ones));
    }

    /// <summary>The scale of each head, [Heads, Width].</summary>
    public Tensor<Heads, Width> Weight => weight.AsTensor();

    /// <summary>Whether the scale is 1 + weight.</summary>
    public bool AddsOne => addOne;

    private torch.Tensor Compute(torch.Tensor x)
    {
        using var scale = weight.Raw.unsqueeze(1);
        return RootMeanSquare.Norm(x, scale, eps, addOne);
    }
}
