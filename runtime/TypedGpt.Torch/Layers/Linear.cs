using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// x Wᵀ + b: a learned map from <typeparamref name="In"/> to <typeparamref name="Out"/>, on the last axis of a tensor of any
/// rank. Weight and bias begin uniform in ±1/sqrt(In), as PyTorch's nn.Linear does, the weight drawn first.
/// </summary>
public sealed partial class Linear<In, Out> : Layer
    where In : struct, IDim
    where Out : struct, IDim
{
    private readonly TypedParameter<Out, In> weight;
    private readonly TypedParameter<Out>? bias;

    /// <summary>A layer with fresh weights.</summary>
    /// <param name="bias">Whether a bias is added.</param>
    /// <exception cref="ShapeException">One of the two dims is known only at run time.</exception>
    public Linear(bool bias = true)
        : base("Linear")
    {
        weight = Register("weight", Parameter<Out, In>(Init.KaimingUniform));
        this.bias = bias
            ? Register("bias", new TypedParameter<Out>(InitialValues.Uniform(1 / Math.Sqrt(In.Size), Out.Size)))
            : null;
    }

    /// <summary>A layer whose weight is drawn normal around 0 and whose bias begins at 0, as in GPT-2.</summary>
    /// <param name="bias">Whether a bias is added.</param>
    /// <param name="std">The standard deviation of the weight, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="std"/> is not above 0.</exception>
    /// <exception cref="ShapeException">One of the two dims is known only at run time.</exception>
    public Linear(bool bias, double std)
        : base("Linear")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(std);
        weight = Register("weight", Parameter<Out, In>(Init.Normal, std));
        this.bias = bias ? Register("bias", Parameter<Out>(Init.Zeros)) : null;
    }

    /// <summary>The weight, [Out, In].</summary>
    public Tensor<Out, In> Weight => weight.AsTensor();

    /// <summary>The bias, [Out].</summary>
    /// <exception cref="InvalidOperationException">The layer was made without one: see <see cref="HasBias"/>.</exception>
    public Tensor<Out> Bias => bias?.AsTensor() ?? throw Absent.Parameter<In, Out>("Linear", "bias");

    /// <summary>Whether the layer adds a bias.</summary>
    public bool HasBias => bias is not null;

    private torch.Tensor Compute(torch.Tensor x) => torch.nn.functional.linear(x, weight.Raw, bias?.Raw);
}
