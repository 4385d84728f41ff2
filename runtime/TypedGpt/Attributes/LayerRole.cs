namespace TypedGpt;

/// <summary>The layers of a generated model that a class of the user's own can take the place of.</summary>
public enum LayerRole
{
    /// <summary>None: a further layer, used by the others.</summary>
    None,

    /// <summary>The transformer block: [Batch, Seq, Emb] to [Batch, Seq, Emb].</summary>
    Block,

    /// <summary>The attention of a block: [Batch, Seq, Emb] to [Batch, Seq, Emb].</summary>
    Attention,

    /// <summary>The feed-forward layer of a block: [Batch, Seq, Emb] to [Batch, Seq, Emb].</summary>
    FeedForward,

    /// <summary>The norms of the blocks and the one before the head: [Batch, Seq, Emb] to [Batch, Seq, Emb].</summary>
    Norm,
}
