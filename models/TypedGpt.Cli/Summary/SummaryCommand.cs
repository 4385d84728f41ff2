using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;
using TypedGpt.Models;

namespace TypedGpt.Cli.Summary;

/// <summary><c>typedgpt summary MODEL</c>.</summary>
internal static class SummaryCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static int Run(ModelEntry entry, TextWriter output, int? width, bool asJson)
    {
        var graph = ModelReader.Read(entry.Type);
        var rows = SummaryRows.Of(graph);
        if (asJson)
        {
            output.WriteLine(Json(entry, graph, rows).ToJsonString(Indented));
            return 0;
        }

        var parameters = graph.ParameterCount(graph.Model);
        var console = Terminal.Of(output, width);
        console.WriteWidest(SummaryTables.Of($"{entry.Name}: {entry.Description}", graph, rows));
        console.MarkupLineInterpolated(
            $"[bold]{Units.Number(parameters)}[/] parameters, {Units.Bytes(parameters * ModelGraph.BytesPerValue)} in float32."
        );
        console.MarkupLineInterpolated(
            $"{Text(graph, Flops.PerToken(graph), "FLOPs", Units.Number)} for the last token of a full context, {Text(graph, CacheBytes.PerToken(graph), "bytes", Units.Bytes)} of keys and values for each token."
        );
        return 0;
    }

    /// <summary>The count, or why there is none.</summary>
    private static string Text(ModelGraph graph, Counted counted, string noun, Func<BigInteger, string> unit) =>
        counted.Value is { } value
            ? noun == "bytes"
                ? unit(value)
                : $"{unit(value)} {noun}"
            : $"unknown {noun} ({counted.Reason(graph.Model.Name)})";

    private static JsonObject Json(ModelEntry entry, ModelGraph graph, IReadOnlyList<SummaryRow> rows) =>
        new()
        {
            ["model"] = entry.Name,
            ["parameters"] = (long)graph.ParameterCount(graph.Model),
            ["parameter_bytes"] = (long)(graph.ParameterCount(graph.Model) * ModelGraph.BytesPerValue),
            ["flops_per_token"] = (long?)Flops.PerToken(graph).Value,
            ["kv_cache_bytes_per_token"] = (long?)CacheBytes.PerToken(graph).Value,
            ["dims"] = new JsonObject(
                graph.Dims.Select(dim => KeyValuePair.Create<string, JsonNode?>(dim.Name, JsonValue.Create(dim.Size)))
            ),
            ["layers"] = new JsonArray([
                .. rows.Select(row => new JsonObject
                {
                    ["depth"] = row.Depth,
                    ["name"] = row.Name,
                    ["type"] = row.Type,
                    ["shape"] = row.Shape,
                    ["parameters"] = (long)row.Parameters,
                    ["flops_per_token"] = (long?)row.Flops,
                }),
            ]),
        };
}
