using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>The attention of DeepSeek.</summary>
internal static class LatentAttention
{
    /// <summary>Keys and values out of one narrow vector (DeepSeek-V2, equations 9 to 19), and queries out of another where V3 has it.</summary>
    public static LayerNode Layer(Member rotary, double eps, string? queryLatent)
    {
        var down = Members.Linear(
            "Down",
            "Emb",
            "DownWidth",
            "The narrow vector of keys and values, and the key that all heads share."
        );
        var norm = Members.RmsNorm("LatentNorm", "Latent", eps, "Normalizes the narrow vector.");
        var upKey = Members.Linear("UpKey", "Latent", "KeyWidth", "What each position can be found by.");
        var upValue = Members.Linear(
            "UpValue",
            "Latent",
            "ValueWidth",
            "What each position gives to those that find it."
        );
        var downQuery = queryLatent is null
            ? null
            : Members.Linear("DownQuery", "Emb", queryLatent, "The narrow vector of the queries.");
        var queryNorm = queryLatent is null ? null : Members.RmsNorm("QueryNorm", queryLatent, eps, "Normalizes it.");
        var query = Members.Linear("Query", queryLatent ?? "Emb", "QueryWidth", "What each position asks for.");
        var output = Members.Linear("Output", "ValueWidth", "Emb", "Mixes what the heads found.");
        return LayerNode.Generated(
            "Attention",
            Role.Attention,
            "Self-attention with the keys and values of all heads out of one narrow vector, which is all that a cache holds",
            Members.Present(down, norm, upKey, upValue, downQuery, queryNorm, query, output, rotary, Members.Causal),
            ForwardPass.OfTokens(
                (steps, x) =>
                {
                    var (narrow, shared) = steps.Let(
                        "narrow",
                        "shared",
                        x.Through(down).Sections("Latent", "RotaryDim")
                    );
                    var latent = steps.Let("latent", narrow.Through(norm).Remembered());
                    var rotaryKeys = steps.Let("rotaryKeys", shared.Through(rotary).Remembered().Repeated("Heads"));
                    var contentKeys = steps.Let("contentKeys", latent.Through(upKey).Heads("Heads", "ContentDim"));
                    var keys = steps.Let("keys", contentKeys.Joined("HeadDim", rotaryKeys));
                    var values = steps.Let("values", latent.Through(upValue).Heads("Heads", "ValueDim"));
                    steps.Gap();
                    if (downQuery is not null)
                    {
                        x = steps.Let("queryLatent", x.Through(downQuery).Through(queryNorm));
                    }

                    var heads = steps.Let("heads", x.Through(query).Heads("Heads", "HeadDim"));
                    var (contentQueries, rotaryQueries) = steps.Let(
                        "contentQueries",
                        "rotaryQueries",
                        heads.Sections("ContentDim", "RotaryDim")
                    );
                    var queries = steps.Let("queries", contentQueries.Joined("HeadDim", rotaryQueries.Through(rotary)));
                    steps.Gap();
                    var options = new AttendOptions(
                        Mask: Members.Causal.AsMasking(),
                        Latent: new(upKey.Property, upValue.Property)
                    );
                    var mixed = steps.Let("mixed", queries.Attend(keys, values, options));
                    return mixed.Merged("ValueWidth").Through(output);
                }
            )
        );
    }
}
