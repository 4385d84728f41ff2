using System.Text.Json.Nodes;
using Spectre.Console;
using TorchSharp;
using TypedGpt.Models;
using TypedGpt.Models.Tokenizers;
using TypedGpt.Torch;

namespace TypedGpt.Cli.Demo;

/// <summary>Ten tokens more, the likeliest each time. The model is not trained, so the text makes no sense yet.</summary>
internal static class GenerationStep
{
    private const string Start = "Hello, I am";
    private const int NewTokens = 10;

    public static void Run(IAnsiConsole console, JsonObject json)
    {
        torch.manual_seed(PlaceholderStep.Seed);
        using var model = new Gpt124M();
        model.eval();
        var tokenizer = Gpt2Tokenizer.Create();
        var ids = Generation.Greedy(
            model,
            [.. tokenizer.EncodeToIds(Start).Select(id => (long)id)],
            NewTokens,
            Gpt124M.Context.Size
        );
        var text = tokenizer.Decode(ids.Select(id => (int)id));

        console.WriteLine($"Ids:  [{string.Join(", ", ids)}]");
        console.WriteLine($"Text: {text}");
        console.WriteLine("Not trained yet: the weights are random.");
        json["greedy_ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]);
        json["greedy_text"] = text;
    }
}
