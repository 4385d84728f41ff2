using TorchSharp;

namespace TypedGpt.Families.Tests;

/// <summary>Where the checkpoints of the four families keep each parameter of the printed models.</summary>
internal static class Layouts
{
    private static readonly (string, Source)[] Model =
    [
        ("embeddings.tokens.weight", At("model.embed_tokens.weight")),
        ("final_norm.weight", At("model.norm.weight")),
        ("head.weight", At("lm_head.weight")),
        ("norm1.weight", At("input_layernorm.weight")),
        ("attention.output.weight", At("self_attn.o_proj.weight")),
    ];

    private static readonly (string, Source)[] SecondNorm = [("norm2.weight", At("post_attention_layernorm.weight"))];

    private static readonly (string, Source)[] Grouped =
    [
        ("attention.query.weight", At("self_attn.q_proj.weight")),
        ("attention.key.weight", At("self_attn.k_proj.weight")),
        ("attention.value.weight", At("self_attn.v_proj.weight")),
    ];

    private static readonly (string, Source)[] Gated =
    [
        ("feed_forward.gate.weight", At("mlp.gate_proj.weight")),
        ("feed_forward.up.weight", At("mlp.up_proj.weight")),
        ("feed_forward.down.weight", At("mlp.down_proj.weight")),
    ];

    public static readonly (string, Source)[] Llama = [.. Model, .. SecondNorm, .. Grouped, .. Gated];

    public static readonly (string, Source)[] Mixtral =
    [
        .. Model,
        .. SecondNorm,
        .. Grouped,
        ("feed_forward.router.weight", At("block_sparse_moe.gate.weight")),
        ("feed_forward.gate", Each("block_sparse_moe.experts.*.w1.weight")),
        ("feed_forward.down", Each("block_sparse_moe.experts.*.w2.weight")),
        ("feed_forward.up", Each("block_sparse_moe.experts.*.w3.weight")),
    ];

    public static readonly (string, Source)[] Gemma2 =
    [
        .. Model,
        .. Grouped,
        .. Gated,
        ("norm1_after.weight", At("post_attention_layernorm.weight")),
        ("norm2.weight", At("pre_feedforward_layernorm.weight")),
        ("norm2_after.weight", At("post_feedforward_layernorm.weight")),
    ];

    /// <summary>For each head the rows of its key, without positions, and of its value stand behind each other.</summary>
    public static (string, Source)[] DeepSeekV3(long heads, long contentDim)
    {
        return
        [
            .. Model,
            .. SecondNorm,
            .. Gated,
            ("attention.down.weight", At("self_attn.kv_a_proj_with_mqa.weight")),
            ("attention.latent_norm.weight", At("self_attn.kv_a_layernorm.weight")),
            ("attention.up_key.weight", OfEachHead(rows => rows.narrow(1, 0, contentDim))),
            ("attention.up_value.weight", OfEachHead(rows => rows.narrow(1, contentDim, rows.size(1) - contentDim))),
            ("attention.down_query.weight", At("self_attn.q_a_proj.weight")),
            ("attention.query_latent_norm.weight", At("self_attn.q_a_layernorm.weight")),
            ("attention.query.weight", At("self_attn.q_b_proj.weight")),
            ("feed_forward.router.weight", At("mlp.gate.weight")),
            ("feed_forward.correction", At("mlp.gate.e_score_correction_bias")),
            ("feed_forward.gate", Each("mlp.experts.*.gate_proj.weight")),
            ("feed_forward.up", Each("mlp.experts.*.up_proj.weight")),
            ("feed_forward.down", Each("mlp.experts.*.down_proj.weight")),
            ("feed_forward.shared_expert.gate.weight", At("mlp.shared_experts.gate_proj.weight")),
            ("feed_forward.shared_expert.up.weight", At("mlp.shared_experts.up_proj.weight")),
            ("feed_forward.shared_expert.down.weight", At("mlp.shared_experts.down_proj.weight")),
        ];

        Source OfEachHead(Func<torch.Tensor, torch.Tensor> choose) =>
            (file, layer) => choose(file[layer + "self_attn.kv_b_proj.weight"].unflatten(0, [heads, -1])).flatten(0, 1);
    }

    private static Source At(string name) => (file, layer) => file[layer + name];

    private static Source Each(string pattern) => (file, layer) => file.OfExperts(layer + pattern);
}
