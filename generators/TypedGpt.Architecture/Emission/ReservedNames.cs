using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Emission;

/// <summary>The names that the generator may write into a model's class: those that it writes for GPT-2.</summary>
internal static class ReservedNames
{
    public static IReadOnlyList<string> All { get; } = [.. Written()];

    private static IEnumerable<string> Written()
    {
        var declaration = new ModelDeclaration("", "", [], "", [], []);
        var graph = GraphBuilder.Build(new(declaration, Options.Example, new([], [])));
        return graph
            .Dims.Select(dim => dim.Name)
            .Concat(DimsFile.Constants)
            .Append(WeightsFile.Table)
            .Concat(graph.Layers.Skip(1).Select(layer => layer.Name))
            .Concat(graph.Model.Members.Select(member => member.Property));
    }
}
