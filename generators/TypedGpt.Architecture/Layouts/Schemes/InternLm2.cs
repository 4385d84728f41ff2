using static TypedGpt.Architecture.Layouts.Grouping;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>InternLM 2: queries, keys and values fused by the heads of keys and values.</summary>
internal static class InternLm2
{
    private const string Base = "model.";

    public static Layout Scheme { get; } =
        new("internlm2", Base, "layers.")
        {
            InModel =
            [
                new("embeddings.tokens", Base + "tok_embeddings"),
                new("final_norm", Base + "norm"),
                new("head", "output"),
            ],
            InBlock =
            [
                new("norm1", "attention_norm"),
                Fused("attention.query"),
                Fused("attention.key"),
                Fused("attention.value"),
                new("attention.output", "attention.wo"),
                new("norm2", "ffn_norm"),
                new("feed_forward.gate", "feed_forward.w1"),
                new("feed_forward.down", "feed_forward.w2"),
                new("feed_forward.up", "feed_forward.w3"),
            ],
            Others = [Base + "layers.{n}.attention.rotary_emb.inv_freq"],
        };

    private static Place Fused(string key) => Place.Of(key, "attention.wqkv", KvHeads, "query", "key", "value");
}
