namespace TypedGpt.Architecture.Graph;

/// <summary>What something is for in a model: pictures and tables give each purpose a look of its own.</summary>
internal enum Purpose
{
    Other,
    Embedding,
    Norm,
    Attention,
    FeedForward,
    Head,
    Dropout,
}
