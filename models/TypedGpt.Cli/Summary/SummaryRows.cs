using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Cli.Summary;

/// <summary>The rows of a model's summary, from its graph.</summary>
internal static class SummaryRows
{
    public static IReadOnlyList<SummaryRow> Of(ModelGraph graph)
    {
        var rows = new List<SummaryRow>();
        foreach (var member in graph.Model.Members)
        {
            Add(rows, graph, graph.Model, member, depth: 0);
        }

        return rows;
    }

    private static void Add(List<SummaryRow> rows, ModelGraph graph, LayerNode owner, Member member, int depth)
    {
        rows.Add(
            new(
                depth,
                member.Key,
                Type(member),
                Shape(graph, member),
                graph.ParameterCount(member),
                Flops.PerToken(graph, owner, member).Value
            )
        );
        foreach (var (layer, count) in graph.Classes(member))
        {
            var below = depth + 1;
            if (member.Pattern is not null)
            {
                rows.Add(OfClass(graph, layer, member, count, below));
                below++;
            }

            foreach (var inner in ModelGraph.Instance(layer, member))
            {
                Add(rows, graph, layer, inner, below);
            }
        }
    }

    /// <summary>All layers of one class in a list of several.</summary>
    private static SummaryRow OfClass(ModelGraph graph, LayerNode layer, Member list, long count, int depth) =>
        new(
            depth,
            layer.Name,
            $"{count} x {layer.Name}",
            ModelGraph.Output(layer, list) is { Count: > 0 } axes ? axes.ToString() : "",
            count * graph.ParameterCount(layer),
            count * Flops.PerToken(graph, layer).Value
        );

    private static string Type(Member member)
    {
        var name = member.IsLayer ? member.LayerType : member.Kind.ToString();
        var dims = member.Dims.Count > 0 ? $"<{string.Join(", ", member.Dims)}>" : "";
        return member.Kind == MemberKind.LayerList ? $"{member.Count} x {name}{dims}" : name + dims;
    }

    /// <summary>A layer's output by its axes, a parameter by its sizes.</summary>
    private static string Shape(ModelGraph graph, Member member)
    {
        if (graph.Classes(member).Select(of => of.Layer).FirstOrDefault() is { } layer)
        {
            var axes = ModelGraph.Output(layer, member);
            return axes.Count == 0 ? "" : axes.ToString();
        }

        return string.Join(
            " + ",
            member.Parameters.Select(parameter =>
                $"[{string.Join(", ", parameter.Dims.Select(dim => graph[dim].Size))}]"
            )
        );
    }
}
