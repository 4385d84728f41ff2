using TorchSharp;
using TorchSharp.Modules;

namespace TypedGpt.Torch;

[Ranks(0, 1, 2, 3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>0.5x(1 + tanh(sqrt(2/pi)(x + 0.044715x³))): the GELU of GPT-2, in its tanh form (Hendrycks and Gimpel 2016).</summary>
    public Tensor<D0, D1, D2, D3> GeluTanh() => new(Raw.gelu(GELU.Approximate.tanh));

    /// <summary>x times the normal distribution's cumulative probability: the exact GELU, by the error function.</summary>
    public Tensor<D0, D1, D2, D3> Gelu() => new(Raw.gelu());

    /// <summary>x times its sigmoid: SiLU, also called swish.</summary>
    public Tensor<D0, D1, D2, D3> Silu() => new(Raw.silu());

    /// <summary>x where it is positive, else 0.</summary>
    public Tensor<D0, D1, D2, D3> Relu() => new(Raw.relu());

    /// <summary>1 / (1 + exp(-x)).</summary>
    public Tensor<D0, D1, D2, D3> Sigmoid() => new(Raw.sigmoid());

    /// <summary>The hyperbolic tangent of each element.</summary>
    public Tensor<D0, D1, D2, D3> Tanh() => new(Raw.tanh());

    /// <summary>log(1 + exp(x)).</summary>
    public Tensor<D0, D1, D2, D3> Softplus() => new(Raw.softplus());

    /// <summary>e to the power of each element.</summary>
    public Tensor<D0, D1, D2, D3> Exp() => new(Raw.exp());

    /// <summary>The natural logarithm of each element.</summary>
    public Tensor<D0, D1, D2, D3> Log() => new(Raw.log());

    /// <summary>The square root of each element.</summary>
    public Tensor<D0, D1, D2, D3> Sqrt() => new(Raw.sqrt());

    /// <summary>1 over the square root of each element.</summary>
    public Tensor<D0, D1, D2, D3> ReciprocalSqrt() => new(Raw.rsqrt());

    /// <summary>The square of each element.</summary>
    public Tensor<D0, D1, D2, D3> Square() => new(Raw.square());

    /// <summary>The absolute value of each element.</summary>
    public Tensor<D0, D1, D2, D3> Abs() => new(Raw.abs());

    /// <summary>Each element, moved into [<paramref name="low"/>, <paramref name="high"/>].</summary>
    /// <param name="low">The smallest value of the result.</param>
    /// <param name="high">The largest value of the result.</param>
    public Tensor<D0, D1, D2, D3> Clamp(double low, double high) => new(Scalars.Clamp(Raw, low, high));

    /// <summary>The square of x where it is positive, else 0 (So et al. 2021).</summary>
    public Tensor<D0, D1, D2, D3> ReluSquared() => new(Caps.ReluSquared(Raw));

    /// <summary>x times the sigmoid of 1.702x: an approximation of GELU (Hendrycks and Gimpel 2016), which CLIP and gpt-oss take.</summary>
    public Tensor<D0, D1, D2, D3> QuickGelu() => new(Caps.QuickGelu(Raw));

    /// <summary>
    /// Each element times <paramref name="factor"/>, which is first rounded to the element type, as Gemma's models scale their
    /// embeddings: in bfloat16 the root of 3072 is 55.5. In 32 bits it is the product with a number.
    /// </summary>
    public Tensor<D0, D1, D2, D3> TimesRounded(double factor) => new(Caps.TimesRounded(Raw, factor));

    /// <summary>cap x tanh(x / cap): smoothly within ±<paramref name="cap"/>, and nearly x where x is small (Gemma 2).</summary>
    /// <param name="cap">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cap"/> is not above 0.</exception>
    public Tensor<D0, D1, D2, D3> SoftCap(double cap) => new(Caps.Soft(Raw, cap));
}
