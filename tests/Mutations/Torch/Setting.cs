namespace TypedGpt.Mutations.Torch;

/// <summary>The sizes of a model and of what it is fed.</summary>
public sealed record Setting(
    string Name,
    long Batch,
    long Length,
    long Vocab,
    long Context,
    long Width,
    long Heads,
    long KeyValueHeads,
    long Layers,
    long Hidden,
    long Latent,
    long RotaryWidth,
    long ValueWidth,
    long Experts,
    long ActiveExperts
)
{
    /// <summary>The axes that meet in one tensor all have different sizes.</summary>
    public static Setting Different { get; } =
        new(
            "different",
            Batch: 5,
            Length: 7,
            Vocab: 31,
            Context: 12,
            Width: 48,
            Heads: 6,
            KeyValueHeads: 2,
            Layers: 4,
            Hidden: 40,
            Latent: 20,
            RotaryWidth: 4,
            ValueWidth: 10,
            Experts: 9,
            ActiveExperts: 3
        );

    /// <summary>Batch, positions, heads and head width are the same number, and so are width and context.</summary>
    public static Setting Coinciding { get; } =
        new(
            "coinciding",
            Batch: 4,
            Length: 4,
            Vocab: 31,
            Context: 16,
            Width: 16,
            Heads: 4,
            KeyValueHeads: 2,
            Layers: 2,
            Hidden: 24,
            Latent: 8,
            RotaryWidth: 2,
            ValueWidth: 4,
            Experts: 4,
            ActiveExperts: 2
        );

    public static IReadOnlyList<Setting> All { get; } = [Different, Coinciding];

    public long HeadWidth => Width / Heads;

    /// <summary>The configuration file of the model.</summary>
    public IReadOnlyDictionary<string, long> Json { get; } =
        new Dictionary<string, long>
        {
            ["vocab_size"] = Vocab,
            ["context_length"] = Context,
            ["emb_dim"] = Width,
            ["n_heads"] = Heads,
            ["n_layers"] = Layers,
            ["n_kv_heads"] = KeyValueHeads,
            ["hidden_dim"] = Hidden,
            ["latent_dim"] = Latent,
            ["rope_dim"] = RotaryWidth,
            ["value_dim"] = ValueWidth,
            ["n_experts"] = Experts,
            ["n_active_experts"] = ActiveExperts,
        };

    public override string ToString() => Name;
}
