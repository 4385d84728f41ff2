using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Cli.Drawing;

/// <summary>The right column: what is inside a layer, and the sizes of all dimensions.</summary>
internal sealed class LayerPanel(Svg svg, ModelGraph graph, double left, double width)
{
    private const double RowHeight = 30;
    private const double Head = 40;

    /// <summary>A panel for one layer; gives the y below it.</summary>
    public double Layer(LayerNode layer, double top)
    {
        var rows = layer.Role == Role.Attention ? Attention(layer) : FeedForward(layer);
        var colors = layer.Role == Role.Attention ? Palette.Attention : Palette.FeedForward;
        var height = Head + (rows.Count * RowHeight) + 12;
        svg.Box(left, top, width, height, "#ffffff", colors.Stroke, 12);
        svg.Text(
            left + 16,
            top + 26,
            layer.Role == Role.Attention ? "Attention" : "Feed-forward",
            15,
            bold: true,
            anchor: "start"
        );
        svg.Text(
            left + width - 16,
            top + 26,
            $"{Units.Number(graph.ParameterCount(layer))} parameters",
            11,
            soft: true,
            anchor: "end"
        );
        foreach (var (at, (title, shape)) in rows.Index())
        {
            var y = top + Head + (at * RowHeight);
            svg.Box(left + 12, y, 142, RowHeight - 6, colors.Fill, colors.Stroke, 6);
            svg.Text(left + 83, y + 16, title, 12);
            svg.Text(left + 166, y + 16, shape, 11, soft: true, anchor: "start");
        }

        return top + height;
    }

    /// <summary>A table of the dimensions that fits above <paramref name="bottom"/>.</summary>
    public void Dims(double top, double bottom)
    {
        var dims = graph.Dims.ToList();
        var half = (dims.Count + 1) / 2;
        if (top + Head + (half * 22) > bottom)
        {
            return;
        }

        svg.Text(left + 4, top + 20, "Dimensions", 15, bold: true, anchor: "start");
        foreach (var (at, dim) in dims.Index())
        {
            var x = left + 4 + (at / half * (width / 2));
            var y = top + Head + 4 + (at % half * 22);
            svg.Text(x, y, dim.Name, 12, anchor: "start");
            svg.Text(x + 96, y, Units.Number(dim.Size), 12, soft: true, anchor: "start");
        }
    }

    private List<(string Title, string Shape)> Attention(LayerNode layer)
    {
        var rows = new List<(string, string)>();
        foreach (
            var member in layer.Members.Where(member => member.Kind == MemberKind.Linear && member.Property != "Output")
        )
        {
            var isValue = member.Property == "Value";
            rows.Add(
                (
                    member.Property,
                    Shape(
                        "Batch",
                        "Heads",
                        member.Property == "Query" ? "Seq" : "KeySeq",
                        isValue ? "ValueDim" : "HeadDim"
                    )
                )
            );
        }

        rows.Add(("Scores", Shape("Batch", "Heads", "Seq", "KeySeq")));
        rows.Add(("Mask hidden", Shape("Batch", "Heads", "Seq", "KeySeq")));
        rows.Add(("Softmax", Shape("Batch", "Heads", "Seq", "KeySeq")));
        if (layer.Members.Any(member => member.Kind == MemberKind.Dropout))
        {
            rows.Add(("Dropout", Shape("Batch", "Heads", "Seq", "KeySeq")));
        }

        rows.Add(("Context", Shape("Batch", "Heads", "Seq", "ValueDim")));
        rows.Add(("Output", Shape("Batch", "Seq", "Emb")));
        return rows;
    }

    private List<(string Title, string Shape)> FeedForward(LayerNode layer)
    {
        var linear = layer.Members.Where(member => member.Kind == MemberKind.Linear).ToList();
        return
        [
            (linear[0].Property, Shape("Batch", "Seq", linear[0].Dims[1])),
            ("GELU", Shape("Batch", "Seq", linear[0].Dims[1])),
            (linear[1].Property, Shape("Batch", "Seq", linear[1].Dims[1])),
        ];
    }

    /// <summary>Axes, with the size behind those that are known.</summary>
    private string Shape(params string[] dims) =>
        $"[{string.Join(", ", dims.Select(dim => Axes.OfTheRun.Contains(dim) ? dim : $"{dim} {graph[dim].Size}"))}]";
}
