namespace TypedGpt.Models;

/// <summary>The models that the command line knows, by name.</summary>
public static class ModelCatalog
{
    /// <summary>Every model, in the order in which lists show them.</summary>
    public static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        new("Gpt124M", "gpt2", "GPT-2 small", typeof(Gpt124M), () => new Gpt124M()),
        new("Gpt355M", "gpt2-medium", "GPT-2 medium", typeof(Gpt355M), () => new Gpt355M()),
        new("Gpt774M", "gpt2-large", "GPT-2 large", typeof(Gpt774M), () => new Gpt774M()),
        new("Gpt1558M", "gpt2-xl", "GPT-2 XL", typeof(Gpt1558M), () => new Gpt1558M()),
        new(
            "DummyGpt124M",
            "placeholder",
            "the placeholder that GPT-2 small begins as",
            typeof(DummyGpt124M),
            () => new DummyGpt124M()
        ),
        new(
            "Gpt124MTied",
            "gpt2-tied",
            "GPT-2 small with the token table as its output head",
            typeof(Gpt124MTied),
            () => new Gpt124MTied()
        ),
    ];

    /// <summary>The model of that name or alias, in any case; null where there is none.</summary>
    public static ModelEntry? Find(string name) =>
        Entries.FirstOrDefault(entry =>
            string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(entry.Alias, name, StringComparison.OrdinalIgnoreCase)
        );
}
