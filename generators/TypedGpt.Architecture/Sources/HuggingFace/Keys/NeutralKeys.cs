using System.Collections.Generic;
using System.Linq;

namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>
/// A key that changes the forward pass in some family, for all families that do not read it: at its neutral value it
/// changes nothing, at any other it is refused. Null, false and empty are neutral everywhere.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Why">What it would do.</param>
/// <param name="Neutral">The values, as they are written, at which it does nothing.</param>
internal sealed record NeutralKey(string Key, string Why, IReadOnlyList<string> Neutral);

/// <summary>All of those.</summary>
internal static class NeutralKeys
{
    public static NeutralKey? Find(string key) => All.FirstOrDefault(known => known.Key == key);

    private static readonly IReadOnlyList<NeutralKey> All =
    [
        new("scale_attn_weights", "scores are always divided by the square root of the head's width", ["true"]),
        new("scale_attn_by_inverse_layer_idx", "scores divided by the number of the layer", []),
        new("add_cross_attention", "attention to an encoder", []),
        new("is_encoder_decoder", "an encoder beside the decoder", []),
        new("use_bidirectional_attention", "attention to what comes later", []),
        new("cross_attention_hidden_size", "attention to an encoder", []),
        new("pruned_heads", "heads that were taken out", []),
        new("attention_bias", "biases of the attention's projections", []),
        new("mlp_bias", "biases of the feed-forward layer", []),
        new("lm_head_bias", "a bias of the head", []),
        new("use_qkv_bias", "biases of query, key and value", []),
        new("use_bias", "biases of all linear layers", []),
        new("qk_layernorm", "norms of queries and keys", []),
        new("use_qk_norm", "norms of queries and keys", []),
        new("apply_residual_connection_post_layernorm", "a branch added to what its norm gives", []),
        new("sliding_window", "a window over the last positions", []),
        new("use_sliding_window", "a window over the last positions", []),
        new("attention_chunk_size", "attention within chunks", []),
        new("layer_types", "layers of several kinds", ["full_attention"]),
        new("rope_scaling", "stretched rotary frequencies", []),
        new("partial_rotary_factor", "rotary positions in a part of each head", ["1", "1.0"]),
        new("rotary_pct", "rotary positions in a part of each head", ["1", "1.0"]),
        new("no_rope_layers", "layers without rotary positions", []),
        new("attn_logit_softcapping", "a cap on scores", []),
        new("final_logit_softcapping", "a cap on logits", []),
        new("clip_qkv", "a bound on queries, keys and values", []),
        new("logit_scale", "scaled logits", ["1", "1.0"]),
        new("logits_scaling", "divided logits", ["1", "1.0"]),
        new("embedding_multiplier", "scaled embeddings", ["1", "1.0"]),
        new("residual_multiplier", "scaled branches", ["1", "1.0"]),
        new("num_local_experts", "experts", ["0", "1"]),
        new("num_experts", "experts", ["0", "1"]),
        new("decoder_sparse_step", "sparse layers in turn with dense ones", ["1"]),
        new("moe_layer_freq", "sparse layers in turn with dense ones", ["1"]),
        new("position_embedding_type", "positions of another kind", ["absolute"]),
    ];
}
