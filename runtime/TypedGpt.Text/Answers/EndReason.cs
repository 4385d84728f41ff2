namespace TypedGpt.Answers;

/// <summary>Why an answer ended.</summary>
public enum EndReason
{
    /// <summary>A token came that ends it, or nothing more may come of what it is constrained to.</summary>
    Complete,

    /// <summary>One of the stop texts came.</summary>
    StopText,

    /// <summary>It has as many tokens as it may have. A constrained answer may be cut in the middle.</summary>
    MaxTokens,

    /// <summary>Every position of the context is taken.</summary>
    ContextFull,
}
