using TorchSharp;
using TorchSharp.Modules;

namespace TypedGpt.Torch;

public readonly partial struct Tensor
{
    /// <summary>0.5x(1 + tanh(sqrt(2/pi)(x + 0.044715x³))): the GELU of GPT-2, in its tanh form (Hendrycks and Gimpel 2016).</summary>
    public Tensor GeluTanh() => new(Raw.gelu(GELU.Approximate.tanh));

    /// <summary>x times the normal distribution's cumulative probability: the exact GELU, by the error function.</summary>
    public Tensor Gelu() => new(Raw.gelu());

    /// <summary>x times its sigmoid: SiLU, also called swish.</summary>
    public Tensor Silu() => new(Raw.silu());

    /// <summary>x where it is positive, else 0.</summary>
    public Tensor Relu() => new(Raw.relu());

    /// <summary>1 / (1 + exp(-x)).</summary>
    public Tensor Sigmoid() => new(Raw.sigmoid());

    /// <summary>The hyperbolic tangent of each element.</summary>
    public Tensor Tanh() => new(Raw.tanh());

    /// <summary>log(1 + exp(x)).</summary>
    public Tensor Softplus() => new(Raw.softplus());

    /// <summary>e to the power of each element.</summary>
    public Tensor Exp() => new(Raw.exp());

    /// <summary>The natural logarithm of each element.</summary>
    public Tensor Log() => new(Raw.log());

    /// <summary>The square root of each element.</summary>
    public Tensor Sqrt() => new(Raw.sqrt());

    /// <summary>1 over the square root of each element.</summary>
    public Tensor ReciprocalSqrt() => new(Raw.rsqrt());

    /// <summary>The square of each element.</summary>
    public Tensor Square() => new(Raw.square());

    /// <summary>The absolute value of each element.</summary>
    public Tensor Abs() => new(Raw.abs());

    /// <summary>Each element, moved into [<paramref name="low"/>, <paramref name="high"/>].</summary>
    /// <param name="low">The smallest value of the result.</param>
    /// <param name="high">The largest value of the result.</param>
    public Tensor Clamp(double low, double high) => new(Scalars.Clamp(Raw, low, high));
}
