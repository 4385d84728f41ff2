using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers.Attention;
using TypedGpt.Architecture.Layers.Embeddings;
using TypedGpt.Architecture.Layers.FeedForward;
using TypedGpt.Architecture.Layers.Positions;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.User;

/// <summary>All dimensions of a model: those that follow from the configuration, with what the user declared.</summary>
internal static class ModelDims
{
    /// <summary>The dimensions that every model has.</summary>
    public static IReadOnlyList<Dim> Given(GptSpec spec) =>
        [
            EmbeddingsLayer.Vocab(spec),
            PositionsLayer.Context(spec),
            EmbeddingsLayer.Emb(spec),
            .. AttentionLayer.Dims(spec),
            FeedForwardLayer.Hidden(spec),
        ];

    /// <summary>
    /// All of them, each after those it is derived from. What names an unknown dimension, or itself, is left out: a rule
    /// objects to it.
    /// </summary>
    public static EquatableArray<Dim> All(GptSpec spec)
    {
        var dims = Given(spec).ToList();
        var waiting = spec
            .User.Dims.SelectMany(dim => dim.Definitions.Select(definition => (dim.Name, Definition: definition)))
            .ToList();
        for (var next = waiting.FindIndex(Resolved); next >= 0; next = waiting.FindIndex(Resolved))
        {
            var (name, definition) = waiting[next];
            waiting.RemoveAt(next);
            var at = dims.FindIndex(dim => dim.Name == name);
            if (at < 0)
            {
                dims.Add(
                    new(
                        name,
                        SizeOf(definition, dims),
                        "",
                        Formula(definition),
                        Evidences(name, definition),
                        IsUserDefined: true
                    )
                );
            }
            else
            {
                dims[at] = dims[at] with
                {
                    IsUserDefined = true,
                    Evidence = dims[at].Evidence.Concat(Evidences(name, definition)).Distinct().ToEquatableArray(),
                };
            }
        }

        return dims.ToEquatableArray();

        bool Resolved((string Name, DimDefinition Definition) waiting) =>
            waiting.Definition.Operands.All(operand => Find(dims, operand) is not null);
    }

    /// <summary>A dimension of the model or of the runtime whose size is known.</summary>
    public static Dim? Find(IEnumerable<Dim> dims, string name) =>
        dims.Concat(Fixed).FirstOrDefault(dim => dim.Name == name);

    /// <summary>The size that a definition gives, its operands being known.</summary>
    public static long SizeOf(DimDefinition definition, IReadOnlyList<Dim> dims) =>
        definition.Kind switch
        {
            UserDimKind.Size => definition.Size,
            UserDimKind.Product => definition.Operands.Aggregate(
                1L,
                (size, operand) => unchecked(size * Find(dims, operand)!.Size)
            ),
            _ => definition.Operands.Aggregate(0L, (size, operand) => unchecked(size + Find(dims, operand)!.Size)),
        };

    /// <summary>How a definition gives its size, for readers.</summary>
    public static string Formula(DimDefinition definition) =>
        definition.Kind switch
        {
            UserDimKind.Size => $"[Dim({definition.Size.ToString(CultureInfo.InvariantCulture)})]",
            UserDimKind.Product => string.Join(" x ", definition.Operands),
            _ => string.Join(" + ", definition.Operands),
        };

    /// <summary>The runtime's dimension of two elements, such as two halves.</summary>
    public const string Two = nameof(Two);

    private static readonly Dim[] Fixed = [new("One", 1, "", "1", []), new(Two, 2, "", "2", [])];

    /// <summary>The evidence that a definition gives: one, or none for a plain size.</summary>
    public static EquatableArray<Evidence> Evidences(string name, DimDefinition definition) =>
        definition.Kind switch
        {
            UserDimKind.Size => [],
            UserDimKind.Product => [Evidence.Product(name, definition.Operands[0], definition.Operands[1])],
            _ => [Evidence.Sum(name, definition.Operands)],
        };
}
