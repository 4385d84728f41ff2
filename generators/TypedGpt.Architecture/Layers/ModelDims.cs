using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>All dimensions of a model: those that follow from the configuration, with what the user declared.</summary>
internal static class ModelDims
{
    /// <summary>The dimensions that every model has.</summary>
    public static IReadOnlyList<Dim> Given(GptSpec spec) =>
        [
            EmbeddingsLayer.Vocab(spec),
            PositionsLayer.Context(spec),
            EmbeddingsLayer.Emb(spec),
            .. EmbeddingsLayer.OfTables(spec),
            .. AttentionDims.Of(spec),
            .. FeedForwardDims.Of(spec),
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
                        DimTable.SizeOf(definition, dims),
                        "",
                        DimTable.Formula(definition),
                        DimTable.Evidences(name, definition),
                        IsUserDefined: true
                    )
                );
            }
            else
            {
                dims[at] = dims[at] with
                {
                    IsUserDefined = true,
                    Evidence = dims[at]
                        .Evidence.Concat(DimTable.Evidences(name, definition))
                        .Distinct()
                        .ToEquatableArray(),
                };
            }
        }

        return dims.ToEquatableArray();

        bool Resolved((string Name, DimDefinition Definition) waiting) =>
            waiting.Definition.Operands.All(operand => DimTable.Find(dims, operand) is not null);
    }
}
