namespace TypedGpt.Architecture.Graph;

/// <summary>The parts of a model. A class of the user's can take the place of those from Block on.</summary>
internal enum Role
{
    None,
    Model,
    Embeddings,
    Block,
    Attention,
    FeedForward,
    Norm,
}
