using TypedGpt.Architecture.Graph;

namespace TypedGpt.Cli.Naming;

/// <summary>What a MODEL on the command line names, read as far as a verb asks.</summary>
/// <param name="name">What it is called.</param>
/// <param name="description">What it is, in a few words.</param>
/// <param name="graph">Describes it; needs no torch.</param>
/// <param name="type">Its class, compiled if need be.</param>
internal sealed class NamedModel(string name, string description, Func<ModelGraph> graph, Func<Type> type)
{
    private readonly Lazy<ModelGraph> graph = new(graph);
    private readonly Lazy<Type> type = new(type);

    /// <summary>What it is called.</summary>
    public string Name { get; } = name;

    /// <summary>What it is, in a few words.</summary>
    public string Description { get; } = description;

    /// <summary>Its layers with shapes and counts.</summary>
    /// <exception cref="UserError">The configuration is refused.</exception>
    public ModelGraph Graph => graph.Value;

    /// <summary>Its class.</summary>
    /// <exception cref="UserError">The configuration is refused.</exception>
    public Type Type => type.Value;

    /// <summary>The folder or file that its weights lie in; null where it comes without.</summary>
    public string? Weights { get; init; }

    /// <summary>The config.json that it is read from; null for a class.</summary>
    public string? Config { get; init; }

    /// <summary>Whether it comes along: those classes are all sizes and stages of GPT-2, and have its tokenizer.</summary>
    public bool ComesAlong { get; init; }

    /// <summary>Whether weights are drawn where none are given: a class is a model before it is trained, a folder is none.</summary>
    public bool MayBeDrawn => Config is null;
}
