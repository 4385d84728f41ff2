namespace Plain;

/// <summary>What a model is made of, read from its configuration file.</summary>
public sealed record Config
{
    public required long Vocab { get; init; }
    public required long Context { get; init; }
    public required long Width { get; init; }
    public required long Heads { get; init; }
    public required long KeyValueHeads { get; init; }
    public required long Layers { get; init; }
    public required long Hidden { get; init; }
    public required long Latent { get; init; }
    public required long RotaryWidth { get; init; }
    public required long ValueWidth { get; init; }
    public required long Experts { get; init; }
    public required long ActiveExperts { get; init; }

    public long HeadWidth => Width / Heads;

    public static Config Read(IReadOnlyDictionary<string, long> json) =>
        new()
        {
            Vocab = json["vocab_size"],
            Context = json["context_length"],
            Width = json["emb_dim"],
            Heads = json["n_heads"],
            Layers = json["n_layers"],
            KeyValueHeads = json["n_kv_heads"],
            Hidden = json["hidden_dim"],
            Latent = json["latent_dim"],
            RotaryWidth = json["rope_dim"],
            ValueWidth = json["value_dim"],
            Experts = json["n_experts"],
            ActiveExperts = json["n_active_experts"],
        };
}
