using System.Text.Json.Nodes;
using Spectre.Console;
using TorchSharp;
using TypedGpt.Models;

namespace TypedGpt.Cli.Demo;

/// <summary>Listing 4.1: embeddings and head are real; blocks and norm are classes that return their input.</summary>
internal static class PlaceholderStep
{
    public static void Run(IAnsiConsole console, JsonObject json)
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(Seed);
        using var model = new DummyGpt124M();
        console.WriteLine(
            $"DummyTransformerBlock and DummyLayerNorm return what they are given. Seed {Seed}, train mode, {Units.Number(DummyGpt124M.ParameterCount)} parameters."
        );
        json["dummy_logits"] = Logits.Show(console, "Logits", model.forward(Batch.Tensor()));
        json["dummy_parameters"] = DummyGpt124M.ParameterCount;
    }

    /// <summary>The textbook's seed.</summary>
    public const int Seed = 123;
}
