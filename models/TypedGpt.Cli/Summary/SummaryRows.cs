using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;

namespace TypedGpt.Cli.Summary;

/// <summary>The rows of a model's summary, from its graph.</summary>
internal static class SummaryRows
{
    public static IReadOnlyList<SummaryRow> Of(ModelGraph graph)
    {
        var rows = new List<SummaryRow>();
        foreach (var member in graph.Model.Members)
        {
            Add(rows, graph, member, depth: 0);
        }

        return rows;
    }

    private static void Add(List<SummaryRow> rows, ModelGraph graph, Member member, int depth)
    {
        rows.Add(
            new(
                depth,
                member.Key.Length > 0 ? member.Key : SnakeCase.Of(member.Property),
                Type(member),
                Shape(graph, member),
                graph.ParameterCount(member),
                graph.Flops(member)
            )
        );
        if (member.IsLayer)
        {
            foreach (var inner in graph.Instance(member))
            {
                Add(rows, graph, inner, depth + 1);
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
        if (graph.Layer(member.LayerType) is { } layer)
        {
            return Axes.Text(layer.Output);
        }

        return string.Join(
            " + ",
            member.Parameters.Select(parameter =>
                $"[{string.Join(", ", parameter.Dims.Select(dim => graph[dim].Size))}]"
            )
        );
    }
}
