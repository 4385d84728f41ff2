namespace TypedGpt.Answers;

/// <summary>What happens when every position of the context is taken.</summary>
public enum WhenFull
{
    /// <summary>The answer ends, and says so.</summary>
    Stop,

    /// <summary>The older half behind <see cref="GenerationOptions.Kept"/> is forgotten, and what is left is computed again.</summary>
    Slide,
}
