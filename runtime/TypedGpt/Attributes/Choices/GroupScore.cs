namespace TypedGpt;

/// <summary>How good a group of experts is for a token.</summary>
public enum GroupScore
{
    /// <summary>As its best expert (DeepSeek-V2).</summary>
    Max,

    /// <summary>As its two best experts together (DeepSeek-V3).</summary>
    SumOfBestTwo,
}
