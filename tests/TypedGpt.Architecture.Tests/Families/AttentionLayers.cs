using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>Attention layers.</summary>
internal static class AttentionLayers
{
    /// <summary>Attention with what families add to it: turns, distances, groups of heads, a cap, another scale.</summary>
    public static LayerNode Attention(
        string name,
        Member mask,
        Member? rotary = null,
        Member? distances = null,
        bool isGrouped = true,
        bool hasOutputBias = false,
        AttendOptions? how = null
    )
    {
        var (kvHeads, mixedWidth) = isGrouped ? ("KvHeads", "MixedWidth") : ("Heads", "ValueWidth");
        var options = (how ?? new()) with
        {
            Mask = mask.AsMasking(),
            Bias = distances.Name(),
            Group = isGrouped ? "Group" : "",
        };
        var query = Members.Linear("Query", "Emb", "QueryWidth", "What each position asks for.");
        var key = Members.Linear("Key", "Emb", "KeyWidth", "What each position can be found by.");
        var value = Members.Linear("Value", "Emb", "ValueWidth", "What each position gives to those that find it.");
        var output = Members.Linear("Output", mixedWidth, "Emb", "Mixes what the heads found.") with
        {
            Bias = hasOutputBias,
        };
        return LayerNode.Generated(
            name,
            Role.Attention,
            isGrouped
                ? "Self-attention in which a group of query heads shares its keys and values"
                : "Self-attention of several heads",
            Members.Present(query, key, value, output, rotary, distances, mask),
            ForwardPass.OfTokens(
                (steps, x) =>
                {
                    var queries = steps.Let("queries", x.Through(query).Heads("Heads", "HeadDim").Through(rotary));
                    var keys = steps.Let("keys", x.Through(key).Heads(kvHeads, "HeadDim").Through(rotary).Remembered());
                    var values = steps.Let("values", x.Through(value).Heads(kvHeads, "ValueDim").Remembered());
                    steps.Gap();
                    var mixed = steps.Let("mixed", queries.Attend(keys, values, options));
                    return mixed.Merged(mixedWidth).Through(output);
                }
            )
        );
    }
}
