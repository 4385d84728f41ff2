using static TypedGpt.Architecture.Layouts.Grouping;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>MPT.</summary>
internal static class Mpt
{
    private const string Base = "transformer.";

    public static Layout Scheme { get; } =
        new("mpt", Base, "blocks.")
        {
            InModel =
            [
                new("embeddings.tokens", Base + "wte"),
                new("final_norm", Base + "norm_f"),
                new("head", "lm_head"),
            ],
            InBlock =
            [
                new("norm1", "norm_1"),
                Fused("attention.query"),
                Fused("attention.key"),
                Fused("attention.value"),
                new("attention.output", "attn.out_proj"),
                new("norm2", "norm_2"),
                new("feed_forward.in", "ffn.up_proj"),
                new("feed_forward.out", "ffn.down_proj"),
            ],
        };

    private static Place Fused(string key) => Place.Of(key, "attn.Wqkv", Whole, "query", "key", "value");
}
