namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>GPT-J.</summary>
internal static class GptJ
{
    public static Layout Scheme { get; } =
        Gpt2.Scheme.With(
            "gptj",
            new("attention.query", "attn.q_proj"),
            new("attention.key", "attn.k_proj"),
            new("attention.value", "attn.v_proj"),
            new("attention.output", "attn.out_proj"),
            new("feed_forward.in", "mlp.fc_in"),
            new("feed_forward.out", "mlp.fc_out")
        );
}
