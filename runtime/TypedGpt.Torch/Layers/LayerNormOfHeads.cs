using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// A layer norm of each head of <typeparamref name="Width"/>, each of <typeparamref name="Heads"/> with a weight of its own and
/// without a bias: of queries and keys in Cohere's models and StableLM (Dehghani et al. 2023, section 2). The weight begins
/// with 1. Elements of 16 bits are computed with in 32.
/// </summary>
public sealed partial class LayerNormOfHeads<Heads, Width> : Layer
    where Heads : struct, IDim
    where Width : struct, IDim
{
    private static readonly long[] Shape = [Width.Size];
    private readonly TypedParameter<Heads, Width> weight;
    private readonly double eps;
    private readonly bool addOne;

    /// <summary>A norm that scales by 1 at first.</summary>
    /// <param name="eps">What is added to the variance before the square root.</param>
    /// <param name="addOne">Whether the scale is 1 + weight, the weight beginning with 0.</param>
    /// <exception cref="ShapeException">One of the two dims is known only at run time.</exception>
    public LayerNormOfHeads(double eps = 1e-5, bool addOne = false)
        : base("LayerNormOfHeads")
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
        using var own = weight.Raw.unsqueeze(1);
        using var scale = addOne ? Scalars.Add(own, 1) : own.alias();
        if (x.dtype is not (torch.ScalarType.Float16 or torch.ScalarType.BFloat16))
        {
            using var normed = torch.nn.functional.layer_norm(x, Shape, null, null, eps);
            return normed.mul(scale);
        }

        using var wide = x.to(torch.ScalarType.Float32);
        using var wideNormed = torch.nn.functional.layer_norm(wide, Shape, null, null, eps);
        using var scaled = wideNormed.mul(scale);
        return scaled.to(x.dtype);
    }
}
