using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using TorchSharp;
using TypedGpt.Cli.Naming;
using TypedGpt.Cli.Running;
using TypedGpt.Torch;

namespace TypedGpt.Cli.Demo;

/// <summary>
/// <c>typedgpt demo MODEL</c>: what a model does before it has learned anything. Its parameters as torch counts them, the loss of
/// random tokens beside ln(vocabulary), one step of AdamW, and a few tokens continued.
/// </summary>
internal static class UserDemo
{
    private const int Rows = 2;
    private const int LongestText = 32;
    private const int NewTokens = 8;
    private const double LearningRate = 1e-3;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static int Run(NamedModel named, TextWriter output, int? width, bool asJson)
    {
        var graph = named.Graph;
        var (vocabulary, context) = (graph["Vocab"].Size, graph["Context"].Size);
        var length = Math.Min(context, LongestText);
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(PlaceholderStep.Seed);
        var model = RunningModel.Load(
            named,
            new(null, PlaceholderStep.Seed, torch.ScalarType.Float32, "cpu"),
            TextWriter.Null
        );
        var optimizer = torch.optim.AdamW(model.parameters(), LearningRate);
        var text = torch.randint(vocabulary, [Rows, length + 1], torch.ScalarType.Int64);
        var (inputs, targets) = (text.narrow(1, 0, length), text.narrow(1, 1, length));

        var before = Loss();
        before.backward();
        optimizer.step();
        var after = Loss();
        model.eval();
        var ids = Generation.Greedy(model, [.. inputs[0].narrow(0, 0, 1).data<long>()], NewTokens, context);

        var parameters = model.parameters().Sum(parameter => parameter.numel());
        if (asJson)
        {
            var json = new JsonObject
            {
                ["model"] = named.Name,
                ["parameters"] = parameters,
                ["loss_of_chance"] = Math.Log(vocabulary),
                ["loss"] = before.item<float>(),
                ["loss_after_a_step"] = after.item<float>(),
                ["greedy_ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]),
            };
            output.WriteLine(json.ToJsonString(Indented));
            return 0;
        }

        var console = Terminal.Of(output, width);
        console.MarkupLineInterpolated(
            $"[bold]{named.Name}[/] {named.Description}: {Units.Number(parameters)} parameters."
        );
        console.WriteLine($"Logits of {Rows} random texts: [{Rows}, {length}, {vocabulary}].");
        console.WriteLine(
            $"Loss: {Number(before)}; ln({vocabulary}), that of chance, is {Math.Log(vocabulary).ToString("F3", CultureInfo.InvariantCulture)}."
        );
        console.WriteLine($"After one step of AdamW on these texts: {Number(after)}.");
        console.WriteLine($"Token ids continued: {string.Join(' ', ids)}. Not trained yet: they mean nothing.");
        console.WriteLine($"Next: {CommandLine.Name} summary, {CommandLine.Name} draw.");
        return 0;

        torch.Tensor Loss() =>
            torch.nn.functional.cross_entropy(model.forward(inputs).reshape(-1, vocabulary), targets.reshape(-1));

        static string Number(torch.Tensor loss) => loss.item<float>().ToString("F3", CultureInfo.InvariantCulture);
    }
}
