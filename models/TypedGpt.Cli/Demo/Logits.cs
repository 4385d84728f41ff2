using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using TorchSharp;

namespace TypedGpt.Cli.Demo;

/// <summary>The ends of a batch of logits: for each position the first three and the last three.</summary>
internal static class Logits
{
    private const int Shown = 3;

    /// <summary>Prints logits [texts, positions, vocabulary] and gives them to machines as [texts][positions][6].</summary>
    public static JsonArray Show(IAnsiConsole console, string title, torch.Tensor logits)
    {
        var shape = logits.shape;
        var table = new Table { Title = new($"{title}, [{string.Join(", ", shape)}]".EscapeMarkup()) }.MinimalBorder();
        table.AddColumns("Text", "Position", "first three", "last three");
        var texts = new JsonArray();
        for (var text = 0; text < shape[0]; text++)
        {
            var positions = new JsonArray();
            for (var position = 0; position < shape[1]; position++)
            {
                var ends = Ends(logits, text, position);
                positions.Add(new JsonArray([.. ends.Select(value => JsonValue.Create(value))]));
                table.AddRow(
                    position == 0 ? Batch.Texts[text] : "",
                    position.ToString(CultureInfo.InvariantCulture),
                    Text(ends[..Shown]),
                    Text(ends[Shown..])
                );
            }

            texts.Add(positions);
        }

        console.Write(table);
        return texts;
    }

    private static float[] Ends(torch.Tensor logits, long text, long position)
    {
        using var scope = torch.NewDisposeScope();
        var row = logits[text, position];
        return torch.cat([row[..Shown], row[^Shown..]]).data<float>().ToArray();
    }

    private static string Text(IEnumerable<float> values) =>
        string.Join(' ', values.Select(value => value.ToString("F4", CultureInfo.InvariantCulture).PadLeft(8)));
}
