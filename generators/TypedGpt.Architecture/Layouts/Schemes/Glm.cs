using static TypedGpt.Architecture.Layouts.Grouping;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>GLM-4: Llama's names with gate and up side by side.</summary>
internal static class Glm
{
    private const string Base = "transformer.";

    public static Layout Scheme { get; } =
        Llama.Scheme.With(
            "glm",
            Place.Of("feed_forward.gate", "mlp.gate_up_proj", Whole, "gate", "up"),
            Place.Of("feed_forward.up", "mlp.gate_up_proj", Whole, "gate", "up")
        );

    /// <summary>GLM-4 0414, whose norms behind the branches have the names that <see cref="Llama"/> gives such norms.</summary>
    public static Layout Fourth { get; } = Scheme.With("glm4");

    /// <summary>ChatGLM 2 and 3 as they were released.</summary>
    public static Layout Released { get; } =
        new("chatglm", Base, "encoder.layers.")
        {
            OtherBases = [],
            InModel =
            [
                new("embeddings.tokens", Base + "embedding.word_embeddings"),
                new("final_norm", Base + "encoder.final_layernorm"),
                new("head", Base + "output_layer"),
            ],
            InBlock =
            [
                new("norm1", "input_layernorm"),
                Fused("attention.query"),
                Fused("attention.key"),
                Fused("attention.value"),
                new("attention.output", "self_attention.dense"),
                new("norm2", "post_attention_layernorm"),
                Place.Of("feed_forward.gate", "mlp.dense_h_to_4h", Whole, "gate", "up"),
                Place.Of("feed_forward.up", "mlp.dense_h_to_4h", Whole, "gate", "up"),
                new("feed_forward.down", "mlp.dense_4h_to_h"),
            ],
            Others = [Base + "rotary_pos_emb.inv_freq"],
        };

    private static Place Fused(string key) =>
        Place.Of(key, "self_attention.query_key_value", Whole, "query", "key", "value");
}
