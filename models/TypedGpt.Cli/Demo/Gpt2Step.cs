using System.Text.Json.Nodes;
using Spectre.Console;
using TorchSharp;
using TypedGpt.Models;

namespace TypedGpt.Cli.Demo;

/// <summary>The whole model: its logits in both modes, and what it weighs.</summary>
internal static class Gpt2Step
{
    public static void Run(IAnsiConsole console, JsonObject json)
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(PlaceholderStep.Seed);
        using var model = new Gpt124M();
        json["gpt_logits_train"] = Logits.Show(console, "Logits in train mode", model.forward(Batch.Tensor()));
        model.eval();
        json["gpt_logits_eval"] = Logits.Show(console, "Logits in eval mode", model.forward(Batch.Tensor()));

        var block = model.Blocks[0];
        var table = new Table()
            .HideHeaders()
            .MinimalBorder()
            .AddColumn("")
            .AddColumn(new TableColumn("").RightAligned());
        Row("parameters", "Parameters", model.parameters().Sum(parameter => parameter.numel()));
        Row("parameters_tied", "Parameters with tied weights", Gpt124MTied.ParameterCount);
        Row("parameter_bytes", "Bytes in float32", Gpt124M.ParameterBytes);
        Row("parameter_bytes_tied", "Bytes with tied weights", Gpt124MTied.ParameterBytes);
        Row("attention_parameters", "Parameters of one block's attention", Count(block.Attention));
        Row("feed_forward_parameters", "Parameters of one block's feed-forward layer", Count(block.FeedForward));
        console.Write(table);

        void Row(string key, string title, long value)
        {
            table.AddRow(
                title,
                key.Contains("bytes", StringComparison.Ordinal)
                    ? $"{Units.Number(value)} ({Units.Bytes(value)})"
                    : Units.Number(value)
            );
            json[key] = value;
        }
    }

    private static long Count(torch.nn.Module layer) => layer.parameters().Sum(parameter => parameter.numel());
}
