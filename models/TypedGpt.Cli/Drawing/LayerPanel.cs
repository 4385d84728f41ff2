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
        var rows = Rows(layer);
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

    /// <summary>The ops of a layer in their order. What only arranges what a projection gives belongs to its row.</summary>
    private List<(string Title, string Shape)> Rows(LayerNode layer)
    {
        var rows = new List<(string Title, string Shape)>();
        foreach (var op in layer.Forward!.Expanded().Ops)
        {
            if (op is SplitHeads or Remember && rows.Count > 0)
            {
                rows[^1] = rows[^1] with { Shape = Shape(op.Axes) };
            }
            else if (Title(op) is { } title)
            {
                rows.Add((title, Shape(op.Axes)));
            }
        }

        return rows;
    }

    /// <summary>What an op is called in the picture; null where it is not worth a row.</summary>
    private static string? Title(Op op) =>
        op switch
        {
            Linear linear => linear.Member,
            Scores => "Scores",
            MaskedFill => "Masked",
            Softmax => "Softmax",
            Weigh => "Mixed values",
            Activate { Function: ElementFunction.Gelu or ElementFunction.GeluTanh } => "GELU",
            Activate { Function: ElementFunction.ReluSquared } => "Squared ReLU",
            Activate { Function: ElementFunction.Silu } => "SiLU",
            Activate { Function: var function } => function.ToString(),
            Dropout => "Dropout",
            Norm norm => norm.Member,
            Rotate rotate => rotate.Member,
            AddBias bias => bias.Member,
            SoftCap => "Soft cap",
            Multiply => "Product",
            Add => "Sum",
            _ => null,
        };

    /// <summary>Axes, with the size behind those that are known.</summary>
    private string Shape(Axes axes) =>
        $"[{string.Join(", ", axes.Select(dim => Axes.OfTheRun.Contains(dim) ? dim : $"{dim} {graph[dim].Size}"))}]";
}
