namespace TypedGpt.Architecture.Specs;

/// <summary>Over what queries and keys are normalized.</summary>
internal enum QkNormChoice
{
    None,

    /// <summary>Each head, by one scale for all (Qwen 3, Gemma 3).</summary>
    Head,

    /// <summary>Each head, by a scale of its own (Cohere, StableLM).</summary>
    HeadEach,

    /// <summary>The whole width (OLMo 2).</summary>
    Width,
}
