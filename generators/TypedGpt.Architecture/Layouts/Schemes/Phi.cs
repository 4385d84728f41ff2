using static TypedGpt.Architecture.Layouts.Grouping;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>Phi 1 to 2.</summary>
internal static class Phi
{
    private const string Base = "model.";

    public static Layout Scheme { get; } =
        Llama.Scheme.With(
            "phi",
            new("attention.output", "self_attn.dense"),
            new("attention.query_norm", "self_attn.q_layernorm"),
            new("attention.key_norm", "self_attn.k_layernorm"),
            new("feed_forward.in", "mlp.fc1"),
            new("feed_forward.out", "mlp.fc2")
        ) with
        {
            InModel =
            [
                new("embeddings.tokens", Base + "embed_tokens"),
                new("final_norm", Base + "final_layernorm"),
                new("head", "lm_head"),
            ],
        };

    /// <summary>The same as it was released: query, key and value side by side, the last norm as a part of the head.</summary>
    public static Layout Released { get; } =
        new("phi_msft", "transformer.", "h.")
        {
            OtherBases = [],
            InModel =
            [
                new("embeddings.tokens", "transformer.embd.wte"),
                new("final_norm", "lm_head.ln"),
                new("head", "lm_head.linear"),
            ],
            InBlock =
            [
                new("norm1", "ln"),
                Place.Of("attention.query", "mixer.Wqkv", Whole, "query", "key", "value"),
                Place.Of("attention.key", "mixer.Wqkv", Whole, "query", "key", "value"),
                Place.Of("attention.value", "mixer.Wqkv", Whole, "query", "key", "value"),
                new("attention.output", "mixer.out_proj"),
                new("feed_forward.in", "mlp.fc1"),
                new("feed_forward.out", "mlp.fc2"),
            ],
        };

    /// <summary>Phi 3 and 4: Llama's names, with query, key and value and with gate and up side by side.</summary>
    public static Layout Third { get; } =
        Llama.Scheme.With(
            "phi3",
            Place.Of("attention.query", "self_attn.qkv_proj", Whole, "query", "key", "value"),
            Place.Of("attention.key", "self_attn.qkv_proj", Whole, "query", "key", "value"),
            Place.Of("attention.value", "self_attn.qkv_proj", Whole, "query", "key", "value"),
            Place.Of("feed_forward.gate", "mlp.gate_up_proj", Whole, "gate", "up"),
            Place.Of("feed_forward.up", "mlp.gate_up_proj", Whole, "gate", "up")
        );
}
