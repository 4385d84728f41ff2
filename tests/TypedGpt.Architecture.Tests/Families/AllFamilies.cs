using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>
/// The models whose printed code tests/TypedGpt.Families.Tests compiles and runs, each out of the options that its config.json
/// says.
/// </summary>
internal static class AllFamilies
{
    /// <summary>Llama (Touvron et al. 2023; grouped heads since Llama 2 70B).</summary>
    public static readonly ModelGraph Llama = LikeLlama(
        nameof(Llama),
        Config.Of("llama"),
        config =>
            [
                ("HeadDim", config.Size("head_dim")),
                ("FeedForwardDim", config.Size("intermediate_size")),
                ("Rotary.Theta", config.Number("rope_theta")),
            ]
    );

    /// <summary>Gemma 2 (Gemma Team 2024): capped scores and logits, norms around each branch, local and global blocks in turn.</summary>
    public static readonly ModelGraph Gemma2 = LikeLlama(
        nameof(Gemma2),
        Config.Of("gemma2"),
        config =>
            [
                ("HeadDim", config.Size("head_dim")),
                ("FeedForwardDim", config.Size("intermediate_size")),
                ("Activation", nameof(ActivationChoice.GeluTanh)),
                ("NormPlusOne", true),
                ("NormPlacement", nameof(PlacementChoice.Both)),
                ("TieWeights", true),
                ("EmbScaleRoot", true),
                ("AttentionScale", 1 / Math.Sqrt(config.Number("query_pre_attn_scalar"))),
                ("AttentionSoftCap", config.Number("attn_logit_softcapping")),
                ("LogitSoftCap", config.Number("final_logit_softcapping")),
                ("Rotary.Theta", config.Number("rope_theta")),
                ("SlidingWindow.Size", config.Size("sliding_window")),
                ("SlidingWindow.GlobalEvery", 2),
            ]
    );

    /// <summary>DeepSeek-V3 (DeepSeek-AI 2024): latent attention, and experts in groups from the second block on.</summary>
    public static readonly ModelGraph DeepSeekV3 = LikeLlama(
        nameof(DeepSeekV3),
        Config.Of("deepseek-v3"),
        config =>
            [
                ("FeedForwardDim", config.Size("intermediate_size")),
                ("Rotary.Theta", config.Number("rope_theta")),
                ("Rotary.Interleaved", config.Flag("rope_interleave")),
                ("LatentAttention.KvLatentDim", config.Size("kv_lora_rank")),
                ("LatentAttention.QueryLatentDim", config.Size("q_lora_rank")),
                ("LatentAttention.ContentDim", config.Size("qk_nope_head_dim")),
                ("LatentAttention.RotaryDim", config.Size("qk_rope_head_dim")),
                ("LatentAttention.ValueDim", config.Size("v_head_dim")),
                ("MixtureOfExperts.Experts", config.Size("n_routed_experts")),
                ("MixtureOfExperts.Chosen", config.Size("num_experts_per_tok")),
                ("MixtureOfExperts.ExpertDim", config.Size("moe_intermediate_size")),
                ("MixtureOfExperts.SharedDim", config.Size("n_shared_experts") * config.Size("moe_intermediate_size")),
                ("MixtureOfExperts.Score", nameof(ScoreChoice.Sigmoid)),
                ("MixtureOfExperts.CorrectionBias", true),
                ("MixtureOfExperts.Groups", config.Size("n_group")),
                ("MixtureOfExperts.KeptGroups", config.Size("topk_group")),
                ("MixtureOfExperts.GroupScore", nameof(GroupChoice.SumOfBestTwo)),
                ("MixtureOfExperts.Normalized", config.Flag("norm_topk_prob")),
                ("MixtureOfExperts.Factor", config.Number("routed_scaling_factor")),
                (
                    "MixtureOfExperts.DenseLayers",
                    Enumerable.Range(0, (int)config.Size("first_k_dense_replace")).ToArray()
                ),
            ],
        kvHeads: null
    );

    /// <summary>Mixtral (Jiang et al. 2024): Llama with experts in the place of the feed-forward layer.</summary>
    public static readonly ModelGraph Mixtral = LikeLlama(
        nameof(Mixtral),
        Config.Of("mixtral"),
        config =>
            [
                ("Rotary.Theta", config.Number("rope_theta")),
                ("MixtureOfExperts.Experts", config.Size("num_local_experts")),
                ("MixtureOfExperts.Chosen", config.Size("num_experts_per_tok")),
                ("MixtureOfExperts.ExpertDim", config.Size("intermediate_size")),
                ("MixtureOfExperts.Normalized", true),
            ]
    );

    public static readonly ModelGraph[] All = [Llama, Gemma2, DeepSeekV3, Mixtral];

    /// <summary>RMS norms, gated SiLU, turned queries and keys in groups, no biases; and what else a family has.</summary>
    private static ModelGraph LikeLlama(
        string name,
        Config config,
        Func<Config, IEnumerable<(string, object)>> others,
        string? kvHeads = "num_key_value_heads"
    )
    {
        (string Name, object Value)[] common =
        [
            ("VocabSize", config.Size("vocab_size")),
            ("ContextLength", config.Size("max_position_embeddings")),
            ("EmbDim", config.Size("hidden_size")),
            ("NHeads", config.Size("num_attention_heads")),
            ("NLayers", config.Size("num_hidden_layers")),
            ("Norm", nameof(NormChoice.Rms)),
            ("NormEps", config.Number("rms_norm_eps")),
            ("Activation", nameof(ActivationChoice.Silu)),
            ("Gated", true),
            ("OutputBias", false),
            ("FeedForwardBias", false),
        ];
        IEnumerable<(string Name, object Value)> own =
        [
            .. others(config),
            .. kvHeads is null ? [] : new (string, object)[] { ("KvHeads", config.Size(kvHeads)) },
        ];
        var given = own.ToDictionary(value => value.Name, value => value.Value);
        return Graphs.Printed(
            name,
            [
                .. common.Where(value => !given.ContainsKey(value.Name)),
                .. given.Select(value => (value.Key, value.Value)),
            ]
        );
    }
}
