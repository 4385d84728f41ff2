namespace TypedGpt;

/// <summary>Over what queries and keys are normalized, before they are turned.</summary>
public enum QkNorm
{
    /// <summary>They are not.</summary>
    None,

    /// <summary>Each head, by one scale that all share (Qwen 3, Gemma 3).</summary>
    Head,

    /// <summary>Each head, by a scale of its own and without bias (Cohere, StableLM 2).</summary>
    HeadEach,

    /// <summary>The queries of all heads as one row, and the keys too (OLMo 2).</summary>
    Width,
}
