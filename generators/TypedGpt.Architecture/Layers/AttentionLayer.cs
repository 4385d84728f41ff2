using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>
/// Multi-head causal self-attention (Vaswani et al. 2017, section 3.2), and what families do to it: groups of heads that
/// share keys (Ainslie et al. 2023), norms and turns of queries and keys, windows, another scale, caps, sinks.
/// </summary>
internal static class AttentionLayer
{
    public static LayerNode Layer(GraphBuilder builder, BlockVariant variant) =>
        builder.Spec.IsLatent() ? LatentAttentionLayer.Layer(builder, variant) : Plain(builder, variant);

    private static LayerNode Plain(GraphBuilder builder, BlockVariant variant)
    {
        var spec = builder.Spec;
        var isGrouped = spec.IsGrouped();
        var query = Projection("Query", "What each position asks for.");
        var key = Projection("Key", "What each position can be found by.");
        var value = Projection("Value", "What each position gives to those that find it.");
        var queryNorm = QkNorm("QueryNorm", "Normalizes the queries.", "Heads", "QueryWidth");
        var keyNorm = QkNorm("KeyNorm", "Normalizes the keys.", isGrouped ? "KvHeads" : "Heads", "KeyWidth");
        var rotary = RotaryLayer.Member(spec, variant);
        var parts = AttentionParts.Of(spec, variant, isGrouped ? "MixedWidth" : "ValueWidth");
        var normsWidth = spec.Get(NormOptions.QkNorm) == QkNormChoice.Width;
        var normsLast = spec.Get(NormOptions.QkNormAfterRotary);
        var clip = spec.Get(HeadOptions.QkvClip);
        var kvHeads = isGrouped ? "KvHeads" : "Heads";
        return LayerNode.Generated(
            builder.Variants.NameOf(Role.Attention, variant),
            Role.Attention,
            AttentionParts.Summary(
                variant,
                isGrouped
                    ? "Causal self-attention in which a group of query heads shares its keys and values"
                    : "Multi-head causal self-attention",
                "each position reads from itself and those before it"
            ),
            parts.With(query, key, value, queryNorm, keyNorm, rotary),
            ForwardPass.OfTokens(
                (steps, x) =>
                {
                    var queries = steps.Let("queries", Turned(x, query, queryNorm, "Heads"));
                    var keys = steps.Let("keys", Turned(x, key, keyNorm, kvHeads).Remembered());
                    var values = steps.Let(
                        "values",
                        x.Through(value).Clamped(clip).Heads(kvHeads, "ValueDim").Remembered()
                    );
                    steps.Gap();
                    var how = parts.How with { Group = isGrouped ? "Group" : "" };
                    var mixed = steps.Let("mixed", queries.Attend(keys, values, how));
                    return mixed.Merged(parts.Output.Dims[0]).Through(parts.Output);
                }
            )
        );

        Op Turned(Op x, Member projection, Member? norm, string heads) =>
            x.Through(projection)
                .Clamped(clip)
                .Through(normsWidth ? norm : null)
                .Heads(heads, "HeadDim")
                .Through(normsWidth || normsLast ? null : norm)
                .TurnedBy(rotary, spec)
                .Through(normsLast ? norm : null);

        Member Projection(string property, string summary) =>
            new(
                property,
                property.ToLowerInvariant(),
                MemberKind.Linear,
                ["Emb", property + "Width"],
                summary,
                Bias: spec.Get(Options.QkvBias)
            );

        Member? QkNorm(string property, string summary, string heads, string whole) =>
            spec.Get(NormOptions.QkNorm) switch
            {
                QkNormChoice.None => null,
                QkNormChoice.Head => NormsLayer.Of(spec, property, summary, "HeadDim"),
                QkNormChoice.HeadEach => NormsLayer.OfEachHead(spec, property, summary, heads, "HeadDim"),
                _ => NormsLayer.Of(spec, property, summary, whole),
            };
    }
}
