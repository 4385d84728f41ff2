using TypedGpt.Architecture.Specs;
using static TypedGpt.Architecture.Layouts.Grouping;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>
/// DeepSeek's mixtures, with latent attention from the second on. Behind the last layer a file may have those that predict
/// further tokens.
/// </summary>
internal static class DeepSeek
{
    private const string Base = "model.";

    public static Layout Scheme { get; } =
        Llama.Scheme.With(
            "deepseek",
            [
                new("attention.down_query", "self_attn.q_a_proj"),
                new("attention.query_latent_norm", "self_attn.q_a_layernorm"),
                new("attention.query", "self_attn.q_b_proj") { When = HasLatentQueries },
                new("attention.down", "self_attn.kv_a_proj_with_mqa"),
                new("attention.latent_norm", "self_attn.kv_a_layernorm"),
                Place.Of("attention.up_key", "self_attn.kv_b_proj", Heads, "up_key", "up_value"),
                Place.Of("attention.up_value", "self_attn.kv_b_proj", Heads, "up_key", "up_value"),
                new("feed_forward.router", "mlp.gate"),
                new("feed_forward.correction", "mlp.gate.e_score_correction_bias"),
                .. Experts.Numbered,
                new("feed_forward.shared_expert.gate", "mlp.shared_experts.gate_proj"),
                new("feed_forward.shared_expert.up", "mlp.shared_experts.up_proj"),
                new("feed_forward.shared_expert.down", "mlp.shared_experts.down_proj"),
            ]
        ) with
        {
            Others = [.. Llama.Scheme.Others, Base + "layers.{layers}.*"],
        };

    private static bool HasLatentQueries(GptSpec spec) => spec.Get(LatentAttentionOptions.QueryLatentDim) is not null;
}
