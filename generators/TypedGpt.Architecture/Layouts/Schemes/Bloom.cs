using TypedGpt.Architecture.Specs;
using static TypedGpt.Architecture.Layouts.Grouping;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>BLOOM: query, key and value fused head by head.</summary>
internal static class Bloom
{
    private const string Base = "transformer.";

    public static Layout Scheme { get; } =
        new("bloom", Base, "h.")
        {
            InModel =
            [
                new("embeddings.tokens", Base + "word_embeddings"),
                new("embeddings.norm", Base + "word_embeddings_layernorm"),
                new("final_norm", Base + "ln_f"),
                new("head", "lm_head"),
            ],
            InBlock =
            [
                new("norm1", "input_layernorm"),
                Fused("attention.query"),
                Fused("attention.key"),
                Fused("attention.value"),
                new("attention.output", "self_attention.dense"),
                new("norm2", "post_attention_layernorm"),
                new("feed_forward.in", "mlp.dense_h_to_4h"),
                new("feed_forward.out", "mlp.dense_4h_to_h"),
            ],
        };

    /// <summary>Falcon: fused by the heads of keys and values, with two norms under names of their own.</summary>
    public static Layout Falcon { get; } =
        Scheme.With(
            "falcon",
            new("norm1", "ln_attn") { When = HasTwoNorms },
            new("norm2", "ln_mlp") { When = HasTwoNorms }
        ) with
        {
            Others = [Base + "h.{n}.self_attention.rotary_emb.inv_freq"],
        };

    private static bool HasTwoNorms(GptSpec spec) => spec.Get(FeedForwardOptions.Parallel) == ParallelChoice.TwoNorms;

    private static Place Fused(string key) =>
        Place.Of(key, "self_attention.query_key_value", KvHeads, "query", "key", "value");
}
