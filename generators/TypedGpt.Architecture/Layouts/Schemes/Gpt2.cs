using static TypedGpt.Architecture.Layouts.Grouping;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>
/// GPT-2 as OpenAI released it: linear layers stored as [in, out] (Conv1D), query, key and value side by side. The first
/// files have no <c>transformer.</c> before the names, and the masks of each layer as buffers.
/// </summary>
internal static class Gpt2
{
    private const string Base = "transformer.";

    public static Layout Scheme { get; } =
        new("gpt2", Base, "h.")
        {
            InModel =
            [
                new("embeddings.tokens", Base + "wte"),
                new("embeddings.positions", Base + "wpe"),
                new("final_norm", Base + "ln_f"),
                new("head", "lm_head"),
            ],
            InBlock =
            [
                new("norm1", "ln_1"),
                Fused("attention.query"),
                Fused("attention.key"),
                Fused("attention.value"),
                new("attention.output", "attn.c_proj") { Transposed = true },
                new("norm2", "ln_2"),
                new("feed_forward.in", "mlp.c_fc") { Transposed = true },
                new("feed_forward.out", "mlp.c_proj") { Transposed = true },
            ],
            Others = [Base + "h.{n}.attn.bias", Base + "h.{n}.attn.masked_bias"],
        };

    /// <summary>StarCoder: linear layers as torch stores them; with one key and value for all heads these stand behind the queries.</summary>
    public static Layout BigCode { get; } =
        Scheme.With(
            "gpt_bigcode",
            Place.Of("attention.query", "attn.c_attn", KvHeads, "query", "key", "value"),
            Place.Of("attention.key", "attn.c_attn", KvHeads, "query", "key", "value"),
            Place.Of("attention.value", "attn.c_attn", KvHeads, "query", "key", "value"),
            new("attention.output", "attn.c_proj"),
            new("feed_forward.in", "mlp.c_fc"),
            new("feed_forward.out", "mlp.c_proj")
        );

    private static Place Fused(string key) =>
        Place.Of(key, "attn.c_attn", Whole, "query", "key", "value") with
        {
            Transposed = true,
        };
}
