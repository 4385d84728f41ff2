using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>DeepSeek-V3 (DeepSeek-AI 2024): latent attention, and experts in groups from the second block on.</summary>
internal static class DeepSeek
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
            .Given("QueryLatent", config.Size("q_lora_rank"), "the narrow vector of the queries", "q_lora_rank")
            .Experts(
                config.Size("n_routed_experts"),
                config.Size("num_experts_per_tok"),
                config.Size("moe_intermediate_size"),
                "n_routed_experts"
            )
            .Given("Groups", config.Size("n_group"), "the groups of experts", "n_group")
            .Given(
                "PerGroup",
                config.Size("n_routed_experts") / config.Size("n_group"),
                "the experts of a group",
                "n_routed_experts / n_group"
            )
            .Product("Experts", "Groups", "PerGroup")
            .Given("Kept", config.Size("topk_group"), "the groups that a token may be sent to", "topk_group")
            .Given(
                "Hidden",
                config.Size("intermediate_size"),
                "the inside of a dense feed-forward layer",
                "intermediate_size"
            )
            .Given(
                "SharedDim",
                config.Size("n_shared_experts") * config.Size("moe_intermediate_size"),
                "the inside of the expert of all tokens",
                "n_shared_experts x moe_intermediate_size"
            );
        var embeddings = Shared.Embeddings();
        var eps = config.Number("rms_norm_eps");
        var rotary = Members.Rotary("RotaryDim", config.Number("rope_theta"), config.Flag("rope_interleave"));
        var attention = Attention(rotary, eps, queryLatent: "QueryLatent");
        var dense = Shared.GatedFeedForward("FeedForward", "Hidden", Activation.Silu);
        var shared = Shared.GatedFeedForward("SharedExpert", "SharedDim", Activation.Silu);
        var sparse = Shared.Experts(
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
        var denseBlock = Shared.Block("DenseBlock", attention, dense, eps, @base: "Block");
        var sparseBlock = Shared.Block("SparseBlock", attention, sparse, eps, @base: "Block");
        var first = Enumerable.Repeat("DenseBlock", (int)config.Size("first_k_dense_replace"));
        var pattern = new LayerPattern(First: [.. first], Cycle: ["SparseBlock"]);
        var model = Shared.Model("DeepSeekV3", embeddings, config, pattern);
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

    /// <summary>Keys and values out of one narrow vector (DeepSeek-V2, equations 9 to 19), and queries out of another where V3 has it.</summary>
    public static LayerNode Attention(Member rotary, double eps, string? queryLatent)
    {
        var down = Members.Linear(
            "Down",
            "Emb",
            "DownWidth",
            "The narrow vector of keys and values, and the key that all heads share."
        );
        var norm = Members.RmsNorm("LatentNorm", "Latent", eps, "Normalizes the narrow vector.");
        var upKey = Members.Linear("UpKey", "Latent", "KeyWidth", "What each position can be found by.");
        var upValue = Members.Linear(
            "UpValue",
            "Latent",
            "ValueWidth",
            "What each position gives to those that find it."
        );
        var downQuery = queryLatent is null
            ? null
            : Members.Linear("DownQuery", "Emb", queryLatent, "The narrow vector of the queries.");
        var queryNorm = queryLatent is null ? null : Members.RmsNorm("QueryNorm", queryLatent, eps, "Normalizes it.");
        var query = Members.Linear("Query", queryLatent ?? "Emb", "QueryWidth", "What each position asks for.");
        var output = Members.Linear("Output", "ValueWidth", "Emb", "Mixes what the heads found.");
        return LayerNode.Generated(
            "Attention",
            Role.Attention,
            "Self-attention with the keys and values of all heads out of one narrow vector, which is all that a cache holds",
            Shared.Present(down, norm, upKey, upValue, downQuery, queryNorm, query, output, rotary, Members.Causal),
            ForwardPass.OfTokens(
                (steps, x) =>
                {
                    var (narrow, shared) = steps.Let(
                        "narrow",
                        "shared",
                        x.Through(down).Sections("Latent", "RotaryDim")
                    );
                    var latent = steps.Let("latent", narrow.Through(norm).Remembered());
                    var rotaryKeys = steps.Let("rotaryKeys", shared.Through(rotary).Remembered().Repeated("Heads"));
                    var contentKeys = steps.Let("contentKeys", latent.Through(upKey).Heads("Heads", "ContentDim"));
                    var keys = steps.Let("keys", contentKeys.Joined("HeadDim", rotaryKeys));
                    var values = steps.Let("values", latent.Through(upValue).Heads("Heads", "ValueDim"));
                    steps.Gap();
                    if (downQuery is not null)
                    {
                        x = steps.Let("queryLatent", x.Through(downQuery).Through(queryNorm));
                    }

                    var heads = steps.Let("heads", x.Through(query).Heads("Heads", "HeadDim"));
                    var (contentQueries, rotaryQueries) = steps.Let(
                        "contentQueries",
                        "rotaryQueries",
                        heads.Sections("ContentDim", "RotaryDim")
                    );
                    var queries = steps.Let("queries", contentQueries.Joined("HeadDim", rotaryQueries.Through(rotary)));
                    steps.Gap();
                    var options = new AttendOptions(
                        Mask: Members.Causal.AsMasking(),
                        Latent: new(upKey.Property, upValue.Property)
                    );
                    var mixed = steps.Let("mixed", queries.Attend(keys, values, options));
                    return mixed.Merged("ValueWidth").Through(output);
                }
            )
        );
    }
}
