using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layouts.Schemes;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>The naming scheme of a model's checkpoints is known, and has a place for each of its parameters.</summary>
internal static class LayoutRules
{
    public static readonly Rule Known = new(
        "TGPT1308",
        "Layout is a naming scheme that is known",
        "Layout ({0}) is no naming scheme that is known: {1}"
    );

    public static readonly Rule Complete = new(
        "TGPT1309",
        "A naming scheme has a place for each parameter",
        "Layout ({0}) has no place for {1}: {2}"
    );

    /// <summary>The name, before there is a graph.</summary>
    public static IEnumerable<Violation> Check(GptSpec spec)
    {
        var name = spec.Get(SourceOptions.Layout);
        if (name.Length == 0 || AllLayouts.Named(name) is not null)
        {
            yield break;
        }

        var names = AllLayouts.All.Select(layout => layout.Name).ToList();
        var nearest = Nearest.Word(name, names);
        yield return new(
            Known,
            Subject.Argument(SourceOptions.Layout.Name),
            [name, nearest is null ? $"there are {string.Join(", ", names)}" : $"write {nearest}"],
            nearest is null ? [] : [nearest]
        );
    }

    /// <summary>The parameters, of a scheme that the model names.</summary>
    public static IEnumerable<Violation> Check(ModelGraph graph)
    {
        if (
            AllLayouts.Named(graph.Spec.Get(SourceOptions.Layout)) is { } layout
            && AllLayouts.Without(graph, layout) is { } parameter
        )
        {
            var other = AllLayouts.All.FirstOrDefault(known => AllLayouts.Without(graph, known) is null);
            yield return new(
                Complete,
                Subject.Argument(SourceOptions.Layout.Name),
                [
                    layout.Name,
                    parameter,
                    other is null
                        ? "leave it out, and it goes by its own name"
                        : $"write {other.Name}, or leave it out",
                ],
                other is null ? [] : [other.Name]
            );
        }
    }
}
