using System.Text.Json.Nodes;
using Spectre.Console;
using Spectre.Console.Rendering;
using TorchSharp;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Models;
using TypedGpt.Torch;

namespace TypedGpt.Cli.Demo;

/// <summary>Figure 4.3 in code: one model after the other, each with one more part that is real.</summary>
internal static class ReplacementStep
{
    /// <summary>The first column of numbers, which stand at the right.</summary>
    private const int FirstNumber = 3;

    private sealed record Stage(string Part, Type Model, Func<GptModule> Create);

    private static readonly Stage[] Stages =
    [
        new("nothing yet", typeof(DummyGpt124M), () => new DummyGpt124M()),
        new("layer norm", typeof(Gpt124MWithLayerNorm), () => new Gpt124MWithLayerNorm()),
        new("GELU", typeof(Gpt124MWithGelu), () => new Gpt124MWithGelu()),
        new("feed-forward", typeof(Gpt124MWithFeedForward), () => new Gpt124MWithFeedForward()),
        new("shortcut", typeof(Gpt124MWithShortcut), () => new Gpt124MWithShortcut()),
        new("attention", typeof(Gpt124MWithAttention), () => new Gpt124MWithAttention()),
        new("the block", typeof(Gpt124M), () => new Gpt124M()),
    ];

    public static void Run(IAnsiConsole console, JsonObject json)
    {
        var cells = new List<string[]>();
        var rows = new JsonArray();
        foreach (var stage in Stages)
        {
            using var scope = torch.NewDisposeScope();
            torch.manual_seed(PlaceholderStep.Seed);
            using var model = stage.Create();
            model.eval();
            using var noGradients = torch.no_grad();
            var logits = model.forward(Batch.Tensor());

            var graph = ModelReader.Read(stage.Model);
            var through = Through(graph);
            var shape = $"[{string.Join(", ", logits.shape)}]";
            var deviation = logits.std().item<float>();
            var parameters = (long)graph.ParameterCount(graph.Model);
            cells.Add([
                stage.Part,
                through,
                shape,
                Units.Number(parameters),
                FormattableString.Invariant($"{deviation:F4}"),
            ]);
            rows.Add(
                new JsonObject
                {
                    ["real"] = stage.Part,
                    ["shapes"] = through,
                    ["logits_shape"] = new JsonArray([.. logits.shape.Select(size => JsonValue.Create(size))]),
                    ["parameters"] = parameters,
                    ["logits_std"] = deviation,
                }
            );
        }

        console.WriteWidest([
            Table(cells, "Now real", "Through the block", "Logits", "Parameters", "Standard deviation of the logits"),
            Table(cells, "Now real", "Through the block", "Logits", "Parameters", "Deviation"),
            Table(cells, "Now real", "", "Logits", "Parameters", "Deviation"),
            Table(cells, "Now real", "", "", "Parameters", "Deviation"),
        ]);
        json["replacements"] = rows;
    }

    /// <summary>The table under these headings; a column without one is left out.</summary>
    private static Table Table(IEnumerable<string[]> cells, params string[] headings)
    {
        var table = new Table().MinimalBorder();
        int[] shown = [.. Enumerable.Range(0, headings.Length).Where(at => headings[at].Length > 0)];
        foreach (var at in shown)
        {
            table.AddColumn(
                new TableColumn(headings[at])
                {
                    NoWrap = true,
                    Alignment = at < FirstNumber ? Justify.Left : Justify.Right,
                }
            );
        }

        foreach (var row in cells)
        {
            table.AddRow(shown.Select(at => new Text(row[at])));
        }

        return table;
    }

    /// <summary>The shapes that a batch takes inside the block: before and behind each generated layer, and inside of it.</summary>
    private static string Through(ModelGraph graph)
    {
        var blocks = graph.Model.Members.Single(member => member.Kind == MemberKind.LayerList);
        var (block, _) = graph.Classes(blocks).First();
        var inside = block
            .Members.SelectMany(member => graph.Classes(member))
            .Select(of => of.Layer)
            .Where(layer => layer is { Role: Role.Attention or Role.FeedForward, Forward: not null })
            .SelectMany(layer => new[] { layer.Forward!.Steps[0].Evaluated!.Axes, layer.Output })
            .ToList();
        return string.Join(
            " > ",
            (inside.Count == 0 ? [block.Output] : inside).Prepend(block.Input.Axes).Select(axes => Shape(graph, axes))
        );
    }

    private static string Shape(ModelGraph graph, Axes axes) =>
        $"[{string.Join(", ", axes.Select(dim => dim switch
        {
            Axes.Batch => Batch.Ids().Count,
            Axes.Seq => Batch.Ids()[0].Length,
            _ => graph[dim].Size,
        }))}]";
}
