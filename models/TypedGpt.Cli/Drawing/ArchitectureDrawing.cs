using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;

namespace TypedGpt.Cli.Drawing;

/// <summary>
/// The figure of a model: the flow from ids to logits upwards on the left, with one block of each class opened, and what is
/// inside attention and feed-forward on the right. Everything in it is read from the graph.
/// </summary>
internal sealed class ArchitectureDrawing
{
    private const double PanelLeft = 480;
    private const double PanelWidth = 490;
    private const double DimsLeft = 40;
    private const double DimsWidth = 400;
    private const double Width = 1000;
    private const double Top = 70;

    private readonly Svg svg = new();
    private readonly ModelGraph graph;
    private readonly Faces faces;
    private readonly Column column;

    private ArchitectureDrawing(ModelGraph graph)
    {
        this.graph = graph;
        faces = new(graph);
        column = new(svg);
    }

    /// <summary>The picture of a model under that name.</summary>
    public static string Of(ModelGraph graph, string name, string description) =>
        new ArchitectureDrawing(graph).Draw(name, description);

    private string Draw(string name, string description)
    {
        var right = Panels();
        var left = column.Draw(Flow(), Top);

        // The table of dimensions stands where there is more room.
        if (left + LayerPanel.DimsHeight(graph) < right)
        {
            LayerPanel.Dims(svg, graph, DimsLeft, left, DimsWidth);
        }
        else
        {
            right = LayerPanel.Dims(svg, graph, PanelLeft, right, PanelWidth);
        }

        svg.Text(30, 38, name, 20, bold: true, anchor: "start");
        svg.Text(
            30,
            58,
            $"{description}: {Units.Number(graph.ParameterCount(graph.Model))} parameters",
            13,
            soft: true,
            anchor: "start"
        );
        return svg.ToString(Width, Math.Max(left, right) + 30, $"The architecture of {name}");
    }

    /// <summary>What stands above each other in the left column, from below: the ops of the model in their order.</summary>
    private List<Piece> Flow()
    {
        var model = graph.Model;
        var ops = model.Forward!.Ops.Where(Faces.IsDrawn).ToList();
        return
        [
            column.Label("token ids", model.Input.Axes, isLast: false),
            .. ops.SelectMany(op =>
                op is Blocks blocks ? Frames(Faces.Member(model, blocks))
                : op is Inner inner
                && graph.Layer(Faces.Member(model, inner).LayerType) is { Role: Role.Embeddings } layer
                    ? Embedded(layer)
                : [column.Box(faces.Of(model, op), op == ops[^1] ? null : op.Axes.ToString())]
            ),
            column.Label("logits", model.Output, isLast: true),
        ];
    }

    /// <summary>The tables, each with what is done with its rows; their sum, and what is done with that.</summary>
    private IEnumerable<Piece> Embedded(LayerNode layer)
    {
        var output = layer.Output.ToString();
        var tables = layer.Forward!.Steps.OfType<Let>().Select(step => Boxes(layer, step.Value)).ToList();
        var rest = layer.Forward!.Steps.OfType<Return>().SelectMany(step => Boxes(layer, step.Value)).ToList();
        if (tables.Count == 2)
        {
            yield return column.Split(tables[0], tables[1], rest.Count == 0 ? output : null);
        }

        foreach (var face in tables.Count == 2 ? rest : tables.SelectMany(table => table).Concat(rest))
        {
            yield return column.Box(face, face == rest.LastOrDefault() ? output : null);
        }
    }

    private IEnumerable<Piece> Frames(Member blocks)
    {
        var classes = graph.Classes(blocks).ToList();
        foreach (var (at, (layer, count)) in classes.Index())
        {
            var inner = layer.IsUserDefined ? UserBlock(layer) : PlainBlock(layer);
            yield return column.Frame(
                inner,
                $"{count} x",
                layer.Members.Count > 0 ? Words.Spaced(layer.Name) : "",
                Palette.Blocks(at),
                isDashed: layer.IsUserDefined
            );
            foreach (var piece in inner)
            {
                yield return piece;
            }
        }
    }

    /// <summary>The ops of a block; what is added to a variable has a shortcut around it, from where the variable was made.</summary>
    private List<Piece> PlainBlock(LayerNode layer)
    {
        var pieces = new List<Piece>();
        var start = Mark();
        foreach (var step in layer.Forward!.Steps)
        {
            if (step.Evaluated is { } value)
            {
                Add(value, isAdded: step is AddTo);
            }

            if (step is AddTo or Replace)
            {
                start = Mark();
            }
        }

        return pieces;

        void Add(Op op, bool isAdded = false)
        {
            var addends = Addends(op).ToList();
            var branches = addends.Where(addend => addend is not Read).ToList();
            if (branches.Count == 2)
            {
                pieces.Add(column.Split(Boxes(layer, branches[0]), Boxes(layer, branches[1]), null));
            }
            else
            {
                foreach (var branch in branches)
                {
                    Chain(branch);
                }
            }

            if (isAdded || branches.Count < addends.Count && branches.Count > 0)
            {
                pieces.Add(column.Sum(start, op.Axes.ToString()));
            }
        }

        // One op after the other; a sum among them is of what came before and a shortcut.
        void Chain(Op op)
        {
            foreach (var operand in op.Operands)
            {
                Add(operand);
            }

            if (Faces.IsDrawn(op))
            {
                pieces.Add(column.Box(faces.Of(layer, op), null));
            }
        }

        Column.Start Mark()
        {
            var (mark, piece) = column.Mark();
            pieces.Add(piece);
            return mark;
        }
    }

    /// <summary>What a sum is the sum of; an op that is none alone.</summary>
    private static IEnumerable<Op> Addends(Op op) =>
        op is Add sum ? Addends(sum.Left).Concat(Addends(sum.Right)) : [op];

    private List<Face> Boxes(LayerNode layer, Op op) =>
        [.. ForwardPass.WithOperands(op).Where(Faces.IsDrawn).Select(of => faces.Of(layer, of))];

    /// <summary>What the user's block is made of; how it flows is the user's own code.</summary>
    private List<Piece> UserBlock(LayerNode layer) =>
        layer.Members.Count == 0
            ? [column.Box(new(Words.Spaced(layer.Name), "no parameters", Palette.Placeholder), null)]
            : [.. layer.Members.Select(member => column.Box(faces.Of(member), null))];

    /// <summary>
    /// Which blocks come when, and what is inside the generated attention and feed-forward layers, on the right; gives the y
    /// below them.
    /// </summary>
    private double Panels()
    {
        var panels = new LayerPanel(svg, graph, PanelLeft, PanelWidth);
        var top = Top + 20;
        if (graph.Model.Members.FirstOrDefault(member => member.Pattern is not null) is { } blocks)
        {
            top = LayerStrip.Draw(svg, blocks, PanelLeft, top - 20, PanelWidth) + 16;
        }

        var branches = graph.Layers.Where(layer =>
            layer is { IsUserDefined: false, Forward: not null } && Roles.Of(layer.Role).IsBranch
        );
        return panels.Layers(branches, top);
    }
}
