namespace TypedGpt;

/// <summary>What a norm divides a row by.</summary>
public enum NormType
{
    /// <summary>The standard deviation, after the mean is taken off: (x - mean) / sqrt(variance + eps) (Ba et al. 2016).</summary>
    Layer,

    /// <summary>The root mean square: x / sqrt(mean(x²) + eps) (Zhang and Sennrich 2019).</summary>
    Rms,
}
