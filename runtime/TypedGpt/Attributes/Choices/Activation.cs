namespace TypedGpt;

/// <summary>The function inside a feed-forward layer.</summary>
public enum Activation
{
    /// <summary>0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x³))), the tanh form of GELU (Hendrycks and Gimpel 2016).</summary>
    GeluTanh,

    /// <summary>x times the normal distribution function of x (Hendrycks and Gimpel 2016).</summary>
    Gelu,

    /// <summary>x sigmoid(x), also called swish (Elfwing et al. 2017).</summary>
    Silu,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>max(x, 0)² (So et al. 2021).</summary>
    SquaredRelu,

    /// <summary>x sigmoid(1.702 x), the sigmoid form of GELU (Hendrycks and Gimpel 2016).</summary>
    QuickGelu,
}
