using System.Globalization;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;

namespace TypedGpt.Cli.Drawing;

/// <summary>
/// The figure of a model: the flow from ids to logits upwards on the left, with one block opened, and what is inside
/// attention and feed-forward on the right. Everything in it is read from the graph.
/// </summary>
internal sealed class ArchitectureDrawing
{
    private const double BoxWidth = 250;
    private const double BoxHeight = 42;
    private const double Gap = 30;
    private const double FramePadding = 28;
    private const double Center = 235;
    private const double ShortcutSide = 72;
    private const double PanelLeft = 480;
    private const double PanelWidth = 440;
    private const double Width = 950;
    private const double Top = 70;

    private readonly Svg svg = new();
    private readonly ModelGraph graph;
    private double y;

    private ArchitectureDrawing(ModelGraph graph) => this.graph = graph;

    public static string Of(ModelGraph graph, string description) => new ArchitectureDrawing(graph).Draw(description);

    private string Draw(string description)
    {
        var flow = Flow();
        var height = Top + flow.Sum(item => item.Height) + 60;
        y = height - 30;
        foreach (var item in flow)
        {
            item.Draw();
        }

        Panels(height);
        svg.Text(30, 38, graph.Model.Name, 20, bold: true, anchor: "start");
        svg.Text(
            30,
            58,
            $"{description}: {Number(graph.ParameterCount(graph.Model))} parameters",
            13,
            soft: true,
            anchor: "start"
        );
        return svg.ToString(Width, height, $"The architecture of {graph.Model.Name}");
    }

    private sealed record Item(double Height, Action Draw);

    /// <summary>What stands above each other in the left column, from below: the ops of the model in their order.</summary>
    private List<Item> Flow()
    {
        var model = graph.Model;
        var items = new List<Item> { Label("token ids", model.Input.Axes) };
        var ops = model.Forward!.Ops.Where(op => op is IMemberOp).ToList();
        foreach (var op in ops)
        {
            var member = Member(model, op);
            items.AddRange(
                op is Blocks ? graph.Classes(member).SelectMany(of => Block(of.Layer, of.Count))
                : graph.Layer(member.LayerType) is { Role: Role.Embeddings } embeddings ? Embedded(embeddings)
                : [Box(member, op == ops[^1] ? null : op.Axes.ToString())]
            );
        }

        items.Add(Label("logits", model.Output));
        return items;
    }

    private static Member Member(LayerNode layer, Op op) =>
        layer.Members.First(member => member.Property == ((IMemberOp)op).Member);

    private List<Item> Embedded(LayerNode layer) =>
        [Tables(layer), .. layer.Forward!.Ops.OfType<Dropout>().Select(op => Box(Member(layer, op), null))];

    private List<Item> Block(LayerNode layer, long count)
    {
        var inner = layer.IsUserDefined ? UserBlock(layer) : PlainBlock(layer);
        var height = inner.Sum(item => item.Height) + FramePadding - (Gap / 2);
        var right = 2 * Center - 30;
        var frame = new Item(
            FramePadding,
            () =>
            {
                svg.Box(30, y - height, right - 30, height, "#f1f5fb", "#b8c4d6", 14, layer.IsUserDefined ? "6 4" : "");
                svg.Text(right - 16, y - height + 28, $"{count} x", 20, bold: true, anchor: "end");
                if (layer.Members.Count > 0)
                {
                    svg.Text(right - 16, y - height + 46, layer.Name, 12, soft: true, anchor: "end");
                }

                Arrow(FramePadding, null);
            }
        );
        return [frame, .. inner];
    }

    /// <summary>The ops of a block; what is added to a variable has a shortcut around it.</summary>
    private List<Item> PlainBlock(LayerNode layer)
    {
        var items = new List<Item>();
        var start = 0.0;
        foreach (var step in layer.Forward!.Steps)
        {
            if (step is AddTo)
            {
                items.Add(new(0, () => start = y + (Gap / 2)));
            }

            var ops = step.Evaluated is { } value ? ForwardPass.WithOperands(value) : [];
            items.AddRange(ops.Where(op => op is IMemberOp).Select(op => Box(Member(layer, op), null)));
            if (step is AddTo { Value.Axes: var axes })
            {
                items.Add(Sum(() => start, axes));
            }
        }

        return items;
    }

    /// <summary>What the user's block is made of; how it flows is the user's own code.</summary>
    private List<Item> UserBlock(LayerNode layer) =>
        layer.Members.Count == 0
            ? [Box(Spaced(layer.Name), "no parameters", Palette.Placeholder, null)]
            : [.. layer.Members.Select(member => Box(member, null))];

    private Item Box(Member member, string? output) =>
        Box(Words(member), Detail(member), Palette.Of(member, graph), output);

    private Item Tables(LayerNode layer) =>
        new(
            BoxHeight + Gap + 40,
            () =>
            {
                var tables = layer.Forward!.Ops.OfType<Lookup>().Select(op => Member(layer, op)).ToList();
                var width = (BoxWidth - 12) / tables.Count + 25;
                foreach (var (at, table) in tables.Index())
                {
                    var left = Center - (tables.Count * width / 2) - 6 + (at * (width + 12));
                    Filled(left, y - BoxHeight, width, Words(table), Detail(table), Palette.Embedding);
                    svg.Arrow(
                        (left + (width / 2), y - BoxHeight),
                        (left + (width / 2), y - BoxHeight - 29),
                        (Center + (at == 0 ? -12 : 12), y - BoxHeight - 29)
                    );
                }

                y -= BoxHeight + 29;
                svg.Plus(Center, y);
                y -= 11;
                Arrow(Gap, layer.Output.ToString());
            }
        );

    private Item Box(string title, string detail, Palette.Colors colors, string? output) =>
        new(
            BoxHeight + Gap,
            () =>
            {
                Filled(Center - (BoxWidth / 2), y - BoxHeight, BoxWidth, title, detail, colors);
                y -= BoxHeight;
                Arrow(Gap, output);
            }
        );

    private Item Sum(Func<double> start, Axes axes) =>
        new(
            22 + Gap,
            () =>
            {
                y -= 11;
                svg.Plus(Center, y);
                svg.Shortcut(Center, start(), y, ShortcutSide);
                y -= 11;
                Arrow(Gap, axes.ToString());
            }
        );

    private Item Label(string title, Axes axes) =>
        new(
            title == "logits" ? 26 : 26 + Gap,
            () =>
            {
                svg.Text(Center, y - 8, $"{title}  {axes}", 14, bold: true);
                y -= 26;
                if (title != "logits")
                {
                    Arrow(Gap, null);
                }
            }
        );

    private void Arrow(double length, string? label)
    {
        svg.Arrow((Center, y), (Center, y - length + 1));
        if (label is not null)
        {
            svg.Text(Center + 12, y - (length / 2) + 4, label, 11, soft: true, anchor: "start");
        }

        y -= length;
    }

    private void Filled(double x, double top, double width, string title, string detail, Palette.Colors colors)
    {
        svg.Box(x, top, width, BoxHeight, colors.Fill, colors.Stroke);
        svg.Text(x + (width / 2), top + (detail.Length > 0 ? 18 : 26), title, 14, bold: true);
        if (detail.Length > 0)
        {
            svg.Text(x + (width / 2), top + 34, detail, 11, soft: true);
        }
    }

    /// <summary>What is inside the generated attention and feed-forward layer, and the dimensions, on the right.</summary>
    private void Panels(double height)
    {
        var panels = new LayerPanel(svg, graph, PanelLeft, PanelWidth);
        var top = Top + 20;
        foreach (var layer in graph.Layers.Where(layer => !layer.IsUserDefined && Roles.Of(layer.Role).IsBranch))
        {
            top = panels.Layer(layer, top) + 22;
        }

        panels.Dims(top, height - 30);
    }

    private static string Words(Member member) =>
        member.IsLayer ? Spaced(member.LayerType)
        : member is { Kind: MemberKind.Linear, Property: "Head" } ? "Output head"
        : LayerKinds.Of(member.Kind).Title ?? Spaced(member.Property);

    /// <summary>The sizes of a matrix, the number of other parameters, or what the kind has to say.</summary>
    private string Detail(Member member)
    {
        var kind = LayerKinds.Of(member.Kind);
        var count = graph.ParameterCount(member);
        return member.Kind == MemberKind.Dropout ? member.Number.ToString("0.###", CultureInfo.InvariantCulture)
            : count.IsZero ? kind.Detail
            : kind.Dims == 2 ? string.Join(" x ", member.Dims.Select(dim => graph[dim].Size))
            : $"{Number(count)} parameters";
    }

    private static string Spaced(string name) =>
        string.Concat(
            name.Select(
                (letter, at) =>
                    at > 0 && char.IsUpper(letter) && char.IsLower(name[at - 1])
                        ? $" {char.ToLowerInvariant(letter)}"
                        : $"{letter}"
            )
        );

    private static string Number(System.Numerics.BigInteger value) => Units.Number(value);
}
