namespace TypedGpt.Tokenizers.Cutting;

/// <summary>What becomes of a delimiter that a text is cut at, by the names of tokenizer.json.</summary>
internal enum SplitBehavior
{
    /// <summary>It is a piece of its own.</summary>
    Isolated,

    /// <summary>It is dropped.</summary>
    Removed,

    /// <summary>It is a piece of its own together with the delimiters beside it.</summary>
    Contiguous,

    /// <summary>It belongs to what stands in front of it.</summary>
    MergedWithPrevious,

    /// <summary>It belongs to what stands behind it.</summary>
    MergedWithNext,
}
