using System.Text.Json.Nodes;
using Spectre.Console;

namespace TypedGpt.Cli.Demo;

/// <summary>The batch of the chapter, by Microsoft.ML.Tokenizers' GPT-2 encoding.</summary>
internal static class TokensStep
{
    public static void Run(IAnsiConsole console, JsonObject json)
    {
        var table = new Table().MinimalBorder().AddColumns("Text", "Ids");
        foreach (var (text, ids) in Batch.Texts.Zip(Batch.Ids()))
        {
            table.AddRow(new Text(text), new Text($"[{string.Join(", ", ids)}]"));
        }

        console.Write(table);
        json["tokens"] = new JsonArray([
            .. Batch.Ids().Select(ids => new JsonArray([.. ids.Select(id => JsonValue.Create(id))])),
        ]);
    }
}
