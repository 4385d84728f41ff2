using static TypedGpt.Architecture.Layouts.Grouping;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>
/// Llama, with the names that its relatives give what it lacks: norms behind branches and over heads, positions, tables of
/// another width. A model that no other scheme fits is kept by these.
/// </summary>
internal static class Llama
{
    private const string Base = "model.";

    public static Layout Scheme { get; } =
        new("llama", Base, "layers.")
        {
            OtherBases = ["", "language_model.model.", "model.language_model."],
            InModel =
            [
                new("embeddings.tokens", Base + "embed_tokens"),
                new("embeddings.project_in", Base + "project_in"),
                new("embeddings.positions", Base + "embed_positions"),
                new("embeddings.norm", Base + "embed_norm"),
                new("final_norm", Base + "norm"),
                new("project_out", Base + "project_out"),
                new("head", "lm_head"),
            ],
            InBlock =
            [
                new("norm1", "input_layernorm"),
                new("attention.query", "self_attn.q_proj"),
                new("attention.key", "self_attn.k_proj"),
                new("attention.value", "self_attn.v_proj"),
                new("attention.output", "self_attn.o_proj"),
                new("attention.query_norm", "self_attn.q_norm"),
                new("attention.key_norm", "self_attn.k_norm"),
                new("attention.sinks", "self_attn.sinks"),
                new("norm1_after", "post_self_attn_layernorm"),
                new("norm2", "post_attention_layernorm"),
                new("feed_forward.gate", "mlp.gate_proj"),
                new("feed_forward.up", "mlp.up_proj"),
                new("feed_forward.down", "mlp.down_proj"),
                new("feed_forward.in", "mlp.up_proj"),
                new("feed_forward.out", "mlp.down_proj"),
                new("norm2_after", "post_mlp_layernorm"),
            ],
            Others =
            [
                Base + "layers.{n}.self_attn.rotary_emb.inv_freq",
                Base + "rotary_emb.inv_freq",
                "vision_tower.*",
                "multi_modal_projector.*",
                "model.vision_tower.*",
                "model.multi_modal_projector.*",
            ],
        };

    /// <summary>StarCoder 2.</summary>
    public static Layout Starcoder2 { get; } =
        Scheme.With("starcoder2", new("feed_forward.in", "mlp.c_fc"), new("feed_forward.out", "mlp.c_proj"));

    /// <summary>StableLM: a norm over each head is a tensor of its own.</summary>
    public static Layout StableLm { get; } =
        Scheme.With(
            "stablelm",
            new("attention.query_norm", "self_attn.q_layernorm.norms.{expert}"),
            new("attention.key_norm", "self_attn.k_layernorm.norms.{expert}")
        );

    /// <summary>Gemma 2 and 3, OLMo 2 and EXAONE 4: the norm behind attention has the name that Llama's second norm has.</summary>
    public static Layout FourNorms { get; } =
        Scheme.With(
            "gemma2",
            new("norm1_after", "post_attention_layernorm"),
            new("norm2", "pre_feedforward_layernorm"),
            new("norm2_after", "post_feedforward_layernorm")
        );

    /// <summary>Baichuan 7B: query, key and value side by side.</summary>
    public static Layout Baichuan { get; } =
        Scheme.With("baichuan", Packed("attention.query"), Packed("attention.key"), Packed("attention.value"));

    private static Place Packed(string key) => Place.Of(key, "self_attn.W_pack", Whole, "query", "key", "value");
}
