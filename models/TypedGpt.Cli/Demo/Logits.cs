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
        var ends = Enumerable
            .Range(0, (int)shape[0])
            .Select(text => Enumerable.Range(0, (int)shape[1]).Select(at => Ends(logits, text, at)).ToArray())
            .ToArray();
        var whole = $"{title}, [{string.Join(", ", shape)}]".EscapeMarkup();
        console.WriteWidest([
            Table(whole, ends, text => Batch.Texts[text], decimals: 4),
            Table(whole, ends, Number, decimals: 4),
            Table(whole, ends, Number, decimals: 2),
        ]);
        return
        [
            .. ends.Select(text => new JsonArray([
                .. text.Select(position => new JsonArray([.. position.Select(value => JsonValue.Create(value))])),
            ])),
        ];
    }

    private static Table Table(string title, float[][][] ends, Func<int, string> name, int decimals)
    {
        var table = new Table { Title = new(title) }.MinimalBorder();
        foreach (var column in new[] { "Text", "Position", "first three", "last three" })
        {
            table.AddColumn(new TableColumn(column) { NoWrap = true });
        }

        var texts = ends.SelectMany(text => text).SelectMany(position => position).Select(Rounded);
        var width = texts.Max(text => text.Length);
        foreach (var (text, positions) in ends.Index())
        {
            foreach (var (position, values) in positions.Index())
            {
                table.AddRow(
                    new Text(position == 0 ? name(text) : ""),
                    new Text(Number(position)),
                    new Text(Line(values[..Shown])),
                    new Text(Line(values[Shown..]))
                );
            }
        }

        return table;

        string Line(IEnumerable<float> values) =>
            string.Join(' ', values.Select(value => Rounded(value).PadLeft(width)));

        string Rounded(float value) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static float[] Ends(torch.Tensor logits, long text, long position)
    {
        using var scope = torch.NewDisposeScope();
        var row = logits[text, position];
        return torch.cat([row[..Shown], row[^Shown..]]).data<float>().ToArray();
    }
}
