namespace TypedGpt;

/// <summary>How the values of a raw parameter begin.</summary>
public enum Init
{
    /// <summary>All zero. Draws no random number.</summary>
    Zeros,

    /// <summary>All one. Draws no random number.</summary>
    Ones,

    /// <summary>Normal with mean 0 and the standard deviation <see cref="ParameterAttribute.Std"/>.</summary>
    Normal,

    /// <summary>
    /// Uniform in ±1/sqrt(n), n being the size of the last axis: what a linear layer's weight begins with
    /// (He et al. 2015 with a = sqrt 5, as in PyTorch's nn.Linear).
    /// </summary>
    KaimingUniform,
}
