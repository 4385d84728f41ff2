namespace TypedGpt;

/// <summary>How the frequencies of rotary positions are stretched to a context longer than the one trained on.</summary>
public enum RotaryScalingKind
{
    /// <summary>They are not.</summary>
    None,

    /// <summary>Every frequency is divided by the factor (Chen et al. 2023).</summary>
    Linear,

    /// <summary>The base grows with the length at hand, once it is more than the original context (NTK-aware scaling).</summary>
    Dynamic,

    /// <summary>Low frequencies are divided by the factor, high ones are kept, and those between are mixed (Llama 3.1).</summary>
    Llama3,

    /// <summary>The same by pairs, and queries and keys are multiplied by a temperature (Peng et al. 2023).</summary>
    Yarn,

    /// <summary>Each pair has a divisor of its own, one for short and one for long texts (Ding et al. 2024).</summary>
    LongRope,
}
