using System.Text.Json.Nodes;
using Spectre.Console;
using TorchSharp;
using TypedGpt.Architecture.Counting;
using TypedGpt.Models;
using TypedGpt.Torch;

namespace TypedGpt.Cli.Demo;

/// <summary>Figure 4.3 in code: one model after the other, each with one more part that is real.</summary>
internal static class ReplacementStep
{
    private sealed record Stage(string Part, string Inside, Type Model, Func<GptModule> Create);

    private static readonly Stage[] Stages =
    [
        new("nothing yet", "", typeof(DummyGpt124M), () => new DummyGpt124M()),
        new("layer norm", "", typeof(Gpt124MWithLayerNorm), () => new Gpt124MWithLayerNorm()),
        new("GELU", "", typeof(Gpt124MWithGelu), () => new Gpt124MWithGelu()),
        new("feed-forward", "Hidden", typeof(Gpt124MWithFeedForward), () => new Gpt124MWithFeedForward()),
        new("shortcut", "Hidden", typeof(Gpt124MWithShortcut), () => new Gpt124MWithShortcut()),
        new("attention", "Heads", typeof(Gpt124MWithAttention), () => new Gpt124MWithAttention()),
        new("the block", "Heads", typeof(Gpt124M), () => new Gpt124M()),
    ];

    public static void Run(IAnsiConsole console, JsonObject json)
    {
        var table = new Table().MinimalBorder();
        table.AddColumns("Now real", "Through the block", "Logits");
        table.AddColumn(new TableColumn("Parameters").RightAligned());
        table.AddColumn(new TableColumn("Standard deviation of the logits").RightAligned());
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
            var through = Through(stage, graph[nameof(Gpt124M.Emb)].Size, name => graph[name].Size);
            var shape = $"[{string.Join(", ", logits.shape)}]";
            var deviation = logits.std().item<float>();
            var parameters = (long)graph.ParameterCount(graph.Model);
            table.AddRow(
                new Text(stage.Part),
                new Text(through),
                new Text(shape),
                new Text(Units.Number(parameters)),
                new Text(FormattableString.Invariant($"{deviation:F4}"))
            );
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

        console.Write(table);
        json["replacements"] = rows;
    }

    /// <summary>The shapes that a batch takes inside the block.</summary>
    private static string Through(Stage stage, long width, Func<string, long> size)
    {
        var (texts, length) = (Batch.Ids().Count, Batch.Ids()[0].Length);
        var tokens = $"[{texts}, {length}, {width}]";
        return stage.Inside switch
        {
            "Hidden" => $"{tokens} > [{texts}, {length}, {size("Hidden")}] > {tokens}",
            "Heads" =>
                $"{tokens} > [{texts}, {size("Heads")}, {length}, {size("HeadDim")}] > {tokens} > [{texts}, {length}, {size("Hidden")}] > {tokens}",
            _ => $"{tokens} > {tokens}",
        };
    }
}
