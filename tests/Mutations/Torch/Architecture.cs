namespace TypedGpt.Mutations.Torch;

/// <summary>A small GPT in plain TorchSharp: the source files that make one program of it.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Sources">Names of embedded files.</param>
public sealed record Architecture(string Name, params IReadOnlyList<string> Sources)
{
    /// <summary>GPT-2 as in the textbook.</summary>
    public static Architecture Textbook { get; } =
        new("textbook", "Embeddings", "Norm", "Attention", "FeedForward", "Block", "Gpt", "Training");

    /// <summary>One projection for query, key and value, and a tied head.</summary>
    public static Architecture Fused { get; } =
        new("fused", "Embeddings", "Norm", "FusedAttention", "FeedForward", "Block", "TiedGpt", "Training");

    /// <summary>The same, with weights from GPT-2's files.</summary>
    public static Architecture Loaded { get; } = new("loaded", [.. Fused.Sources, "Checkpoint"]);

    /// <summary>Grouped queries, rotary positions, SwiGLU.</summary>
    public static Architecture Grouped { get; } =
        new(
            "grouped",
            "TokenEmbeddings",
            "RootMeanSquareNorm",
            "Rotary",
            "GroupedAttention",
            "GatedFeedForward",
            "Block",
            "Gpt",
            "Training"
        );

    /// <summary>Keys and values kept while decoding.</summary>
    public static Architecture Cached { get; } =
        new(
            "cached",
            "CachedEmbeddings",
            "Norm",
            "CachedAttention",
            "FeedForward",
            "Block",
            "Gpt",
            "Training",
            "Generation"
        );

    /// <summary>Keys and values expanded from a narrow latent.</summary>
    public static Architecture Latent { get; } =
        new(
            "latent",
            "TokenEmbeddings",
            "RootMeanSquareNorm",
            "Rotary",
            "LatentAttention",
            "GatedFeedForward",
            "Block",
            "Gpt",
            "Training"
        );

    /// <summary>A mixture of experts as feed-forward layer.</summary>
    public static Architecture Mixture { get; } =
        new("mixture", "Embeddings", "Norm", "Attention", "Mixture", "Block", "Gpt", "Training");

    public static IReadOnlyList<Architecture> All { get; } =
    [Textbook, Fused, Loaded, Grouped, Cached, Latent, Mixture];

    /// <summary>Files that every one of them has.</summary>
    public static IReadOnlyList<string> Common { get; } = ["Usings", "Config"];

    public override string ToString() => Name;
}
