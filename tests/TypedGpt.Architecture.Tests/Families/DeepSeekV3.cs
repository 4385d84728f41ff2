using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>DeepSeek-V3 (DeepSeek-AI 2024): latent attention, and experts in groups from the second block on.</summary>
internal static class DeepSeekV3
{
    public static ModelGraph Graph(Config config)
    {
        var dims = DimList
            .Of(config)
            .Latent(
                config.Size("num_attention_heads"),
                config.Size("kv_lora_rank"),
                config.Size("qk_nope_head_dim"),
                config.Size("qk_rope_head_dim"),
                config.Size("v_head_dim")
            )
            .Given("QueryLatent", "the narrow vector of the queries", "q_lora_rank")
            .Given("Hidden", "the inside of a dense feed-forward layer", "intermediate_size")
            .Experts(
                config.Size("n_routed_experts"),
                config.Size("num_experts_per_tok"),
                config.Size("moe_intermediate_size")
            )
            .Groups(config.Size("n_group"), config.Size("topk_group"))
            .Given("SharedDim", "the inside of the expert of all tokens", "n_shared_experts", "moe_intermediate_size");
        var embeddings = ModelLayers.Embeddings();
        var eps = config.Number("rms_norm_eps");
        var rotary = Members.Rotary("RotaryDim", config.Number("rope_theta"), config.Flag("rope_interleave"));
        var attention = LatentAttention.Layer(rotary, eps, queryLatent: "QueryLatent");
        var dense = FeedForwardLayers.Gated("FeedForward", "Hidden", ElementFunction.Silu);
        var shared = FeedForwardLayers.Gated("SharedExpert", "SharedDim", ElementFunction.Silu);
        var sparse = FeedForwardLayers.Experts(
            "SparseFeedForward",
            new(
                "Chosen",
                IsSigmoid: true,
                Groups: new("Groups", "PerGroup", "Kept", IsSumOfBestTwo: true),
                IsNormalized: config.Flag("norm_topk_prob"),
                Factor: config.Number("routed_scaling_factor")
            ),
            Members.Parameter("Correction", "Zeros", "Evens out how often the experts are chosen.", "Experts"),
            Members.Layer("SharedExpert", shared, "Works on every token.")
        );
        var denseBlock = ModelLayers.Block("DenseBlock", attention, dense, eps, @base: "Block");
        var sparseBlock = ModelLayers.Block("SparseBlock", attention, sparse, eps, @base: "Block");
        var first = Enumerable.Repeat("DenseBlock", (int)config.Size("first_k_dense_replace"));
        var pattern = new LayerPattern(First: [.. first], Cycle: ["SparseBlock"]);
        var model = ModelLayers.Model("DeepSeekV3", embeddings, config, pattern);
        return Graphs.Family(
            dims,
            model,
            embeddings,
            LayerNode.Abstract("Block", Role.Block, "A transformer block, dense or sparse"),
            denseBlock,
            sparseBlock,
            attention,
            dense,
            sparse,
            shared
        );
    }
}
