using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Emission;

/// <summary>The names that the generator may write into a model's class: those that it writes for GPT-2.</summary>
internal static class ReservedNames
{
    public static IReadOnlyList<string> All { get; }

    /// <summary>Those of them that are dimensions, to which the user may add evidence.</summary>
    public static IReadOnlyList<string> Dims { get; }

    static ReservedNames()
    {
        var declaration = new ModelDeclaration("", "", [], "", [], []);
        var graph = GraphBuilder.Build(new(declaration, Options.Example, new([], [])));
        Dims = [.. graph.Dims.Select(dim => dim.Name)];
        All =
        [
            .. Dims,
            .. DimsFile.Constants,
            WeightsFile.Table,
            WeightsFile.Layout,
            ModelFile.LoadFrom,
            .. graph.Layers.Skip(1).Select(layer => layer.Name),
            .. graph.Model.Members.Select(member => member.Property),
        ];
    }
}
