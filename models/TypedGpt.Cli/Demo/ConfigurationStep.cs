using System.Text.Json.Nodes;
using Spectre.Console;
using TypedGpt.Models;

namespace TypedGpt.Cli.Demo;

/// <summary>The seven keys, and the attribute that says them.</summary>
internal static class ConfigurationStep
{
    public static void Run(IAnsiConsole console, JsonObject json)
    {
        var arguments = ModelReader.Read(typeof(Gpt124M)).Spec.Arguments;
        (string Key, string Property)[] keys =
        [
            ("vocab_size", "VocabSize"),
            ("context_length", "ContextLength"),
            ("emb_dim", "EmbDim"),
            ("n_heads", "NHeads"),
            ("n_layers", "NLayers"),
            ("drop_rate", "DropRate"),
            ("qkv_bias", "QkvBias"),
        ];

        var table = new Table { Title = new("GPT_CONFIG_124M") }
            .MinimalBorder()
            .AddColumns("Key", "Value", "In the attribute");
        var values = new JsonObject();
        foreach (var (key, property) in keys)
        {
            var text = $"{arguments[property]}";
            table.AddRow(new Text(key), new Text(text), new Text($"{property} = {text}"));
            values[key] = JsonNode.Parse(text);
        }

        console.Write(table);
        var listed = string.Join(", ", keys.Select(key => $"{key.Property} = {arguments[key.Property]}"));
        console.WriteLine($"[GptModel({listed})]");
        console.WriteLine("public partial class Gpt124M;");
        json["config"] = values;
    }
}
