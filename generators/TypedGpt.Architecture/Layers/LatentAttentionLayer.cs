using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>
/// Multi-head latent attention: keys and values of all heads come out of one narrow vector, and queries out of another where
/// the model says so (DeepSeek-V2, equations 9 to 19).
/// </summary>
internal static class LatentAttentionLayer
{
    public static LayerNode Layer(GraphBuilder builder, BlockVariant variant)
    {
        var spec = builder.Spec;
        var compresses = spec.Get(LatentAttentionOptions.QueryLatentDim) is not null;
        var down = Linear(
            "Down",
            "Emb",
            "DownWidth",
            "The narrow vector of keys and values, and the key that all heads share."
        );
        var latentNorm = NormsLayer.Of(spec, "LatentNorm", "Normalizes the narrow vector.", "Latent");
        var upKey = Linear("UpKey", "Latent", "KeyWidth", "What each position can be found by.", hasBias: false);
        var upValue = Linear(
            "UpValue",
            "Latent",
            "ValueWidth",
            "What each position gives to those that find it.",
            hasBias: false
        );
        var downQuery = compresses
            ? Linear("DownQuery", "Emb", "QueryLatent", "The narrow vector of the queries.")
            : null;
        var queryNorm = compresses ? NormsLayer.Of(spec, "QueryLatentNorm", "Normalizes it.", "QueryLatent") : null;
        var query = Linear(
            "Query",
            compresses ? "QueryLatent" : "Emb",
            "QueryWidth",
            "What each position asks for.",
            hasBias: false
        );
        var rotary = RotaryLayer.Member(spec, variant);
        var parts = AttentionParts.Of(spec, variant, "ValueWidth");
        return LayerNode.Generated(
            builder.Variants.NameOf(Role.Attention, variant),
            Role.Attention,
            AttentionParts.Summary(
                variant,
                "Causal self-attention with the keys and values of all heads out of one narrow vector, which is all that a cache holds",
                "each position reads from itself and those before it"
            ),
            parts.With(down, latentNorm, upKey, upValue, downQuery, queryNorm, query, rotary),
            ForwardPass.OfTokens(
                (steps, x) =>
                {
                    var (narrow, shared) = steps.Let(
                        "narrow",
                        "shared",
                        x.Through(down).Sections("Latent", "RotaryDim")
                    );
                    var latent = steps.Let("latent", narrow.Through(latentNorm).Remembered());
                    var rotaryKeys = steps.Let("rotaryKeys", shared.Through(rotary).Remembered().Repeated("Heads"));
                    var contentKeys = steps.Let("contentKeys", latent.Through(upKey).Heads("Heads", "ContentDim"));
                    var keys = steps.Let("keys", contentKeys.Joined("HeadDim", rotaryKeys));
                    var values = steps.Let("values", latent.Through(upValue).Heads("Heads", "ValueDim"));
                    steps.Gap();
                    var asking = compresses ? steps.Let("queryLatent", x.Through(downQuery).Through(queryNorm)) : x;
                    var heads = steps.Let("heads", asking.Through(query).Heads("Heads", "HeadDim"));
                    var (contentQueries, rotaryQueries) = steps.Let(
                        "contentQueries",
                        "rotaryQueries",
                        heads.Sections("ContentDim", "RotaryDim")
                    );
                    var queries = steps.Let("queries", contentQueries.Joined("HeadDim", rotaryQueries.Through(rotary)));
                    steps.Gap();
                    var how = parts.How with { Latent = new(upKey.Property, upValue.Property) };
                    var mixed = steps.Let("mixed", queries.Attend(keys, values, how));
                    return mixed.Merged("ValueWidth").Through(parts.Output);
                }
            )
        );

        Member Linear(string property, string takes, string gives, string summary, bool hasBias = true) =>
            new(
                property,
                SnakeCase.Of(property),
                MemberKind.Linear,
                [takes, gives],
                summary,
                Bias: hasBias && spec.Get(Options.QkvBias)
            );
    }
}
