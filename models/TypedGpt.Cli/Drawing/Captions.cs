using System.Globalization;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Cli.Drawing;

/// <summary>What a layer does that its rows do not show, in a few words each.</summary>
internal static class Captions
{
    /// <summary>What is worth saying of a layer; none for a plain one.</summary>
    public static IReadOnlyList<string> Of(LayerNode layer, ModelGraph graph)
    {
        var said = new List<string>();
        foreach (var op in layer.Forward!.Ops)
        {
            said.AddRange(
                op switch
                {
                    Attend attend => Of(attend.How, graph),
                    Rotate rotate => [Of(rotate, graph)],
                    Experts experts => [Of(experts.Route, graph)],
                    _ => [],
                }
            );
        }

        return [.. said.Distinct()];
    }

    private static IEnumerable<string> Of(AttendOptions how, ModelGraph graph)
    {
        if (how.Mask is { Kind: not MaskingKind.Causal } mask)
        {
            var width = Units.Number(graph[mask.Width].Size);
            yield return mask.Kind == MaskingKind.Window
                ? $"sees the last {width} positions"
                : $"sees chunks of {width} positions";
        }

        if (how.Group.Length > 0)
        {
            yield return $"{graph[how.Group].Size} query heads to a head of keys";
        }

        if (how.Sinks.Length > 0)
        {
            yield return "a sink for each head";
        }

        if (how.Latent is not null)
        {
            yield return "keys and values from one latent row";
        }
    }

    private static string Of(Rotate rotate, ModelGraph graph) =>
        $"rotary base {rotate.How.Theta.ToString("N0", CultureInfo.InvariantCulture)}"
        + (rotate.How.Scaling is { } scaling ? $", {scaling.Rule.ToLowerInvariant()} scaling" : "")
        + (
            rotate.Sections.Count > 0
                ? $", {graph[rotate.Width].Size} of {rotate.Sections.Sum(part => graph[part].Size)} elements"
                : ""
        );

    private static string Of(Route route, ModelGraph graph) =>
        $"{graph[route.How.Chosen].Size} of {graph[route.Experts].Size} experts work on a token";
}
