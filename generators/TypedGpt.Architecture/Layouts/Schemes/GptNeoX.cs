using static TypedGpt.Architecture.Layouts.Grouping;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>GPT-NeoX and Pythia: query, key and value fused head by head.</summary>
internal static class GptNeoX
{
    private const string Base = "gpt_neox.";

    public static Layout Scheme { get; } =
        new("gpt_neox", Base, "layers.")
        {
            InModel =
            [
                new("embeddings.tokens", Base + "embed_in"),
                new("final_norm", Base + "final_layer_norm"),
                new("head", "embed_out"),
            ],
            InBlock =
            [
                new("norm1", "input_layernorm"),
                Fused("attention.query"),
                Fused("attention.key"),
                Fused("attention.value"),
                new("attention.output", "attention.dense"),
                new("norm2", "post_attention_layernorm"),
                new("feed_forward.in", "mlp.dense_h_to_4h"),
                new("feed_forward.out", "mlp.dense_4h_to_h"),
            ],
            Others =
            [
                Base + "layers.{n}.attention.bias",
                Base + "layers.{n}.attention.masked_bias",
                Base + "layers.{n}.attention.rotary_emb.inv_freq",
            ],
        };

    private static Place Fused(string key) =>
        Place.Of(key, "attention.query_key_value", Heads, "query", "key", "value");
}
