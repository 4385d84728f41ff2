using System.Numerics;
using Spectre.Console;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Cli.Summary;

/// <summary>The summary as a table, from all columns down to two: types lose their dims first, then whole columns go.</summary>
internal static class SummaryTables
{
    private sealed record Column(string Title, string Total, bool IsNumber, Func<SummaryRow, string> Text);

    /// <summary>The tables, each narrower than the one before.</summary>
    public static IEnumerable<Table> Of(string title, ModelGraph graph, IReadOnlyList<SummaryRow> rows)
    {
        var parameters = graph.ParameterCount(graph.Model);
        var layer = new Column("Layer", "total", false, row => new string(' ', 2 * row.Depth) + row.Name);
        var type = new Column("Type", "", false, row => row.Type);
        var shortType = type with { Text = row => row.Type.Split('<')[0] };
        var shape = new Column("Shape", "", false, row => row.Shape);
        var count = Numbers("Parameters", Units.Number, parameters, row => row.Parameters);
        var bytes = Numbers(
            "Bytes",
            Units.Bytes,
            parameters * graph.BytesPerValue,
            row => row.Parameters * graph.BytesPerValue
        );
        var flops = Numbers("FLOPs / token", Units.Number, Flops.PerToken(graph).Value, row => row.Flops);
        Column[][] choices =
        [
            [layer, type, shape, count, bytes, flops],
            [layer, shortType, shape, count, bytes, flops],
            [layer, shortType, shape, count, flops],
            [layer, shape, count, flops],
            [layer, count, flops],
            [layer, count],
        ];
        return choices.Select(columns => Table(title, columns, rows));
    }

    private static Column Numbers(
        string title,
        Func<BigInteger, string> text,
        BigInteger? total,
        Func<SummaryRow, BigInteger?> value
    )
    {
        return new(title, Known(total), true, row => value(row)?.IsZero == true ? "" : Known(value(row)));

        string Known(BigInteger? number) => number is { } known ? text(known) : "not known";
    }

    private static Table Table(string title, IEnumerable<Column> columns, IEnumerable<SummaryRow> rows)
    {
        var table = new Table { Title = new(title), ShowFooters = true }.MinimalBorder();
        foreach (var column in columns)
        {
            table.AddColumn(
                new(column.Title)
                {
                    Footer = new Text(column.Total),
                    NoWrap = true,
                    Alignment = column.IsNumber ? Justify.Right : null,
                }
            );
        }

        foreach (var row in rows)
        {
            table.AddRow(columns.Select(column => new Text(column.Text(row))));
        }

        return table;
    }
}
