namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>GPT-Neo: GPT-2's names, with linear layers as torch stores them and attention one level deeper.</summary>
internal static class GptNeo
{
    private const string Base = "transformer.";

    public static Layout Scheme { get; } =
        Gpt2.Scheme.With(
            "gpt_neo",
            new("attention.query", "attn.attention.q_proj"),
            new("attention.key", "attn.attention.k_proj"),
            new("attention.value", "attn.attention.v_proj"),
            new("attention.output", "attn.attention.out_proj"),
            new("feed_forward.in", "mlp.c_fc"),
            new("feed_forward.out", "mlp.c_proj")
        ) with
        {
            Others = [Base + "h.{n}.attn.attention.bias", Base + "h.{n}.attn.attention.masked_bias"],
        };
}
