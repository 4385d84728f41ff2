using static TypedGpt.Architecture.Layouts.Grouping;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>Qwen's mixtures, and OLMoE; and the first Qwen as it was released.</summary>
internal static class Qwen
{
    private const string Base = "transformer.";

    public static Layout Moe { get; } =
        Llama.Scheme.With(
            "qwen_moe",
            [
                new("feed_forward.router", "mlp.gate"),
                .. Experts.Numbered,
                new("feed_forward.shared_expert.gate", "mlp.shared_expert.gate_proj"),
                new("feed_forward.shared_expert.up", "mlp.shared_expert.up_proj"),
                new("feed_forward.shared_expert.down", "mlp.shared_expert.down_proj"),
                new("feed_forward.shared_gate", "mlp.shared_expert_gate"),
            ]
        );

    /// <summary>GPT-2's names with linear layers as torch stores them; w2 is the gate.</summary>
    public static Layout First { get; } =
        Gpt2.Scheme.With(
            "qwen",
            Fused("attention.query"),
            Fused("attention.key"),
            Fused("attention.value"),
            new("attention.output", "attn.c_proj"),
            new("feed_forward.up", "mlp.w1"),
            new("feed_forward.gate", "mlp.w2"),
            new("feed_forward.down", "mlp.c_proj")
        ) with
        {
            Others = [Base + "rotary_emb.inv_freq", Base + "h.{n}.attn.rotary_emb.inv_freq"],
        };

    private static Place Fused(string key) => Place.Of(key, "attn.c_attn", Whole, "query", "key", "value");
}
