using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Cli.Drawing;

/// <summary>The right column: what is inside each kind of layer, and the sizes of all dimensions.</summary>
internal sealed class LayerPanel(Svg svg, ModelGraph graph, double left, double width)
{
    private const double RowHeight = 30;
    private const double Head = 40;
    private const double CaptionHeight = 16;
    private const int CaptionLength = 72;
    private const double DimHeight = 22;
    private const double OpWidth = 142;
    private const double HalfWidth = 68;

    /// <summary>One op, or two side by side of which the second is empty where there is nothing beside the first.</summary>
    private sealed record Row(string Title, string Shape, string? Beside = null);

    /// <summary>Layers with the same rows, such as local and global attention, and what sets them apart.</summary>
    private sealed record Group(string Rows, List<LayerNode> Layers);

    /// <summary>A panel for each kind of layer, one below the other; gives the y below the last.</summary>
    public double Layers(IEnumerable<LayerNode> layers, double top)
    {
        var groups = new List<Group>();
        foreach (var layer in layers)
        {
            var rows = string.Join('\n', Rows(layer).Prepend(new($"{layer.Role}", $"{graph.ParameterCount(layer)}")));
            if (groups.Find(group => group.Rows == rows) is { } same)
            {
                same.Layers.Add(layer);
            }
            else
            {
                groups.Add(new(rows, [layer]));
            }
        }

        return groups.Aggregate(top, (at, group) => Panel(group.Layers, at) + 22);
    }

    private double Panel(List<LayerNode> layers, double top)
    {
        var layer = layers[0];
        var rows = Rows(layer);
        var captions = CaptionsOf(layers);
        var head = Head + (captions.Count * CaptionHeight) + (captions.Count > 0 ? 6 : 0);
        var colors = layer.Role == Role.Attention ? Palette.Attention : Palette.FeedForward;
        var height = head + (rows.Count * RowHeight) + 12;
        svg.Box(left, top, width, height, "#ffffff", colors.Stroke, 12);
        svg.Text(left + 16, top + 26, Title(layers), 15, bold: true, anchor: "start");
        svg.Text(
            left + width - 16,
            top + 26,
            $"{Units.Number(graph.ParameterCount(layer))} parameters",
            11,
            soft: true,
            anchor: "end"
        );
        foreach (var (at, caption) in captions.Index())
        {
            svg.Text(left + 16, top + Head + 4 + (at * CaptionHeight), caption, 11, soft: true, anchor: "start");
        }

        foreach (var (at, row) in rows.Index())
        {
            var y = top + head + (at * RowHeight);
            Box(left + 12, y, row.Beside is null ? OpWidth : HalfWidth, row.Title, colors);
            if (row.Beside is { Length: > 0 } beside)
            {
                Box(left + 12 + OpWidth - HalfWidth, y, HalfWidth, beside, colors);
            }

            svg.Text(left + OpWidth + 24, y + 16, row.Shape, 11, soft: true, anchor: "start");
        }

        return top + height;
    }

    private void Box(double x, double y, double width, string title, Palette.Colors colors)
    {
        svg.Box(x, y, width, RowHeight - 6, colors.Fill, colors.Stroke, 6);
        svg.Text(x + (width / 2), y + 16, title, 12);
    }

    private static string Title(List<LayerNode> layers)
    {
        var names = layers.Select(layer => Words.Spaced(layer.Name)).ToList();
        return names.Count == 1
            ? names[0]
            : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1].ToLowerInvariant()}";
    }

    /// <summary>What all have in one line, and below it what each has alone.</summary>
    private List<string> CaptionsOf(List<LayerNode> layers)
    {
        var captions = layers.Select(layer => Captions.Of(layer, graph)).ToList();
        var common = captions.Aggregate((left, right) => [.. left.Intersect(right)]);
        var lines = new List<string>();
        if (common.Count > 0)
        {
            lines.AddRange(Lines(common));
        }

        foreach (var (layer, own) in layers.Zip(captions))
        {
            var rest = string.Join("; ", own.Except(common));
            if (layers.Count > 1)
            {
                lines.Add($"{Words.Spaced(layer.Name)}: {(rest.Length == 0 ? "sees all positions" : rest)}");
            }
        }

        return lines;
    }

    /// <summary>Words in as few lines as the panel is wide for.</summary>
    private static IEnumerable<string> Lines(IEnumerable<string> words)
    {
        var line = "";
        foreach (var word in words)
        {
            if (line.Length + word.Length > CaptionLength)
            {
                yield return line;
                line = "";
            }

            line += line.Length == 0 ? word : $"; {word}";
        }

        yield return line;
    }

    /// <summary>How high a table of the dimensions is.</summary>
    public static double DimsHeight(ModelGraph graph) => Head + ((graph.Dims.Count + 1) / 2 * DimHeight);

    /// <summary>A table of the dimensions; gives the y below it.</summary>
    public static double Dims(Svg svg, ModelGraph graph, double left, double top, double width)
    {
        var half = (graph.Dims.Count + 1) / 2;
        svg.Text(left + 4, top + 20, "Dimensions", 15, bold: true, anchor: "start");
        foreach (var (at, dim) in graph.Dims.Index())
        {
            var x = left + 4 + (at / half * (width / 2));
            var y = top + Head + 4 + (at % half * DimHeight);
            svg.Text(x, y, dim.Name, 12, anchor: "start");
            svg.Text(x + 100, y, Units.Number(dim.Size), 12, soft: true, anchor: "start");
        }

        return top + DimsHeight(graph);
    }

    /// <summary>The ops of a layer in their order. What only arranges what a projection gives belongs to its row.</summary>
    private List<Row> Rows(LayerNode layer)
    {
        var rows = new List<(Op Op, Row Row)>();
        var ops = layer.Forward!.Expanded().Ops.SelectMany(op => op is ChosenExperts experts ? experts.Body.Ops : [op]);
        foreach (var op in ops)
        {
            if (op is SplitHeads or Remember && rows.Count > 0)
            {
                rows[^1] = (rows[^1].Op, rows[^1].Row with { Shape = Shape(op.Axes) });
            }
            else if (Words.Of(op, graph) is { } title)
            {
                rows.Add((op, new(title, Shape(op.Axes))));
                Gate(rows);
            }
        }

        return [.. rows.Select(row => row.Row)];
    }

    /// <summary>Puts the two sides of a gated layer beside each other, where their product is the last row.</summary>
    private static void Gate(List<(Op Op, Row Row)> rows)
    {
        if (
            rows
            is [
                ..,

                (Linear or LinearOfExperts, var gate),

                (Activate, var activation),

                (Linear or LinearOfExperts, var up),

                (Multiply, _),
            ]
        )
        {
            rows[^4] = (rows[^4].Op, gate with { Beside = up.Title });
            rows[^3] = (rows[^3].Op, activation with { Beside = "" });
            rows.RemoveAt(rows.Count - 2);
        }
    }

    /// <summary>Axes, with the size behind those that are known.</summary>
    private string Shape(Axes axes) =>
        $"[{string.Join(", ", axes.Select(dim => Axes.OfTheRun.Contains(dim) ? dim : $"{dim} {graph[dim].Size}"))}]";
}
