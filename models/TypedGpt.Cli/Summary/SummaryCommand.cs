using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;
using TypedGpt.Models;

namespace TypedGpt.Cli.Summary;

/// <summary><c>./typedgpt summary MODEL</c>.</summary>
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
            $"[bold]{Units.Number(parameters)}[/] parameters, {Units.Bytes(parameters * graph.BytesPerValue)} in {graph.NumberName}."
        );
        foreach (var line in Counts(graph))
        {
            console.WriteLine(line);
        }

        return 0;
    }

    /// <summary>What the ops of the model say, or why there are none.</summary>
    private static IEnumerable<string> Counts(ModelGraph graph)
    {
        if (
            Flops.PerToken(graph).Value is not { } flops
            || CacheBytes.PerToken(graph).Value is not { } cached
            || MemoryPlan.OfToken(graph) is not { } token
            || MemoryPlan.OfPrompt(graph) is not { } prompt
        )
        {
            yield return $"FLOPs, cache and planned arena are not known: {HandWritten.In(graph).Reason(graph.Model.Name)}.";
            yield break;
        }

        yield return $"{Units.Number(flops)} FLOPs for the last token of a full context, {Units.Bytes(cached)} of keys and values for each token.";
        yield return $"Planned arena: {Units.Bytes(token.Arena)} for that token with a cache, {Units.Bytes(prompt.Arena)} for a prompt of {Units.Number(graph["Context"].Size)} tokens. It is not what torch uses, which allocates on its own.";
    }

    private static JsonObject Json(ModelEntry entry, ModelGraph graph, IReadOnlyList<SummaryRow> rows) =>
        new()
        {
            ["model"] = entry.Name,
            ["parameters"] = (long)graph.ParameterCount(graph.Model),
            ["parameter_bytes"] = (long)(graph.ParameterCount(graph.Model) * graph.BytesPerValue),
            ["flops_per_token"] = (long?)Flops.PerToken(graph).Value,
            ["kv_cache_bytes_per_token"] = (long?)CacheBytes.PerToken(graph).Value,
            ["planned_arena_bytes"] = new JsonObject
            {
                ["token"] = (long?)MemoryPlan.OfToken(graph)?.Arena,
                ["prompt"] = (long?)MemoryPlan.OfPrompt(graph)?.Arena,
            },
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
