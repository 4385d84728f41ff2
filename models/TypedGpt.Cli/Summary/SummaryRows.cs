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
        foreach (var (layer, _) in graph.Classes(member))
        {
            foreach (var inner in ModelGraph.Instance(layer, member))
            {
                Add(rows, graph, layer, inner, depth + 1);
            }
        }
    }

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
