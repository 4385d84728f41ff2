namespace TypedGpt;

/// <summary>How a model knows positions.</summary>
public enum Positions
{
    /// <summary>A vector for each, added to that of the token.</summary>
    Learned,

    /// <summary>Queries and keys are turned by an angle that grows with the position (Su et al. 2021).</summary>
    Rotary,

    /// <summary>Scores are lowered by the distance of the key times a slope of the head (Press et al. 2022).</summary>
    Alibi,

    /// <summary>By what the causal mask lets each see, alone.</summary>
    None,
}
