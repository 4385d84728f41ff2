using System.Collections.Generic;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>
/// The dimensions of attention. The widths of queries, keys and values are dimensions of their own even where they equal the
/// embedding's: a missing output projection then does not compile.
/// </summary>
internal static class AttentionDims
{
    private const string QueryAndKey = "the query and the key of one head";

    public static IEnumerable<Dim> Of(GptSpec spec) =>
        [.. spec.IsLatent() ? Latent(spec) : Plain(spec), .. Turned(spec), .. Seen(spec)];

    private static IEnumerable<Dim> Plain(GptSpec spec)
    {
        var heads = spec.Get(Options.NHeads);
        var headDim = spec.HeadDim();
        var isGrouped = spec.IsGrouped();
        var (kvHeads, kvCount) = isGrouped ? ("KvHeads", spec.KvHeads()) : ("Heads", heads);
        var isGiven = spec.Arguments.Has(HeadOptions.HeadDim.Name);
        var formula = isGiven ? HeadOptions.HeadDim.Name : $"{Options.EmbDim.Name} / {Options.NHeads.Name}";
        var key = isGiven ? HeadOptions.HeadDim.Name : "";
        var group = kvCount > 0 ? heads / kvCount : 0;
        if (isGrouped)
        {
            yield return new(
                "KvHeads",
                kvCount,
                "the heads of keys and values",
                HeadOptions.KvHeads.Name,
                [],
                HeadOptions.KvHeads.Name
            );
            yield return new("Group", group, "the query heads that share one of those", "Heads / KvHeads", []);
        }

        yield return Heads(spec, isGrouped ? [Evidence.Product("Heads", "KvHeads", "Group")] : []);
        yield return new("HeadDim", headDim, QueryAndKey, formula, HalvesOf(spec, "HeadDim"), key);
        yield return new("ValueDim", headDim, "the value of one head", formula, [], key);
        yield return Width("QueryWidth", "Heads", heads, "HeadDim", headDim, "the queries of all heads, side by side");
        yield return Width("KeyWidth", kvHeads, kvCount, "HeadDim", headDim, "the keys of all heads, side by side");
        yield return Width(
            "ValueWidth",
            kvHeads,
            kvCount,
            "ValueDim",
            headDim,
            "the values of all heads, side by side"
        );
        if (isGrouped)
        {
            yield return Width("MixedWidth", "Heads", heads, "ValueDim", headDim, "what all heads found, side by side");
        }
    }

    private static IEnumerable<Dim> Latent(GptSpec spec)
    {
        var heads = spec.Get(Options.NHeads);
        var latent = spec.Get(LatentAttentionOptions.KvLatentDim);
        var content = spec.Get(LatentAttentionOptions.ContentDim);
        var turned = spec.Get(LatentAttentionOptions.RotaryDim);
        var value = spec.Get(LatentAttentionOptions.ValueDim);
        yield return Heads(spec, []);
        yield return Given(
            "Latent",
            latent,
            "the narrow vector of keys and values",
            LatentAttentionOptions.KvLatentDim
        );
        if (spec.Get(LatentAttentionOptions.QueryLatentDim) is { } queries)
        {
            yield return Given(
                "QueryLatent",
                queries,
                "the narrow vector of the queries",
                LatentAttentionOptions.QueryLatentDim
            );
        }

        yield return Given(
            "ContentDim",
            content,
            "the part of queries and keys without positions",
            LatentAttentionOptions.ContentDim
        );
        yield return Given(
            "RotaryDim",
            turned,
            "the part of queries and keys that positions turn",
            LatentAttentionOptions.RotaryDim
        ) with
        {
            Evidence = HalvesOf(spec, "RotaryDim"),
        };
        yield return Given("ValueDim", value, "the value of one head", LatentAttentionOptions.ValueDim);
        yield return Sum("HeadDim", (long)content + turned, QueryAndKey, "ContentDim", "RotaryDim");
        yield return Sum(
            "DownWidth",
            (long)latent + turned,
            "the narrow vector, and the key that all heads share",
            "Latent",
            "RotaryDim"
        );
        yield return Width(
            "QueryWidth",
            "Heads",
            heads,
            "HeadDim",
            (long)content + turned,
            "the queries of all heads, side by side"
        );
        yield return Width(
            "KeyWidth",
            "Heads",
            heads,
            "ContentDim",
            content,
            "the keys of all heads without positions, side by side"
        );
        yield return Width("ValueWidth", "Heads", heads, "ValueDim", value, "the values of all heads, side by side");
    }

    /// <summary>The pairs of a turned width, and where only a part of a head is turned, that part and the rest.</summary>
    private static IEnumerable<Dim> Turned(GptSpec spec)
    {
        if (spec.Positions() != PositionChoice.Rotary)
        {
            yield break;
        }

        var turned = spec.TurnedDim();
        if (spec.IsPartlyTurned())
        {
            yield return Given(
                "RotaryDim",
                turned,
                "the part of queries and keys that positions turn",
                RotaryOptions.Dim
            ) with
            {
                Evidence = [Evidence.Product("RotaryDim", DimTable.Two, "Half")],
            };
            yield return new(
                "PassedDim",
                spec.HeadDim() - turned,
                "the part of queries and keys that they do not turn",
                "HeadDim - RotaryDim",
                []
            );
        }

        yield return new(
            "Half",
            turned / 2,
            "the pairs that positions turn",
            $"{(spec.IsLatent() || spec.IsPartlyTurned() ? "RotaryDim" : "HeadDim")} / 2",
            []
        );
    }

    private static IEnumerable<Dim> Seen(GptSpec spec)
    {
        if (spec.HasWindow())
        {
            yield return spec.Get(SlidingWindowOptions.Chunked)
                ? Given(
                    "Chunk",
                    spec.Get(SlidingWindowOptions.Size),
                    "the positions of a chunk, which see no other",
                    SlidingWindowOptions.Size
                )
                : Given(
                    "Window",
                    spec.Get(SlidingWindowOptions.Size),
                    "the positions that a local block sees",
                    SlidingWindowOptions.Size
                );
        }
    }

    private static Dim Heads(GptSpec spec, Collections.EquatableArray<Evidence> evidence) =>
        new(
            "Heads",
            spec.Get(Options.NHeads),
            "the attention heads of a block",
            Options.NHeads.Name,
            evidence,
            Options.NHeads.Name
        );

    /// <summary>The evidence of a head's width: two halves, or the turned part and the rest.</summary>
    private static Collections.EquatableArray<Evidence> HalvesOf(GptSpec spec, string width) =>
        spec.Positions() != PositionChoice.Rotary ? []
        : spec.IsPartlyTurned() ? [Evidence.Sum(width, ["RotaryDim", "PassedDim"])]
        : [Evidence.Product(width, DimTable.Two, "Half")];

    private static Dim Given(string name, long size, string meaning, Option option) =>
        new(name, size, meaning, option.Name, [], option.Name);

    private static Dim Width(string name, string outer, long heads, string inner, long width, string meaning) =>
        new(name, heads * width, meaning, $"{outer} x {inner}", [Evidence.Product(name, outer, inner)]);

    private static Dim Sum(string name, long size, string meaning, string first, string second) =>
        new(name, size, meaning, $"{first} + {second}", [Evidence.Sum(name, [first, second])]);
}
