using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>Gemma 2 (Gemma Team 2024): capped scores and logits, norms around each branch, local and global blocks in turn.</summary>
internal static class Gemma2
{
    public static ModelGraph Graph(Config config)
    {
        var dims = DimList
            .Of(config)
            .Attention(config.Size("num_attention_heads"), config.Size("num_key_value_heads"), config.Size("head_dim"))
            .Given("Window", "the positions that a local block sees", "sliding_window")
            .Given("Hidden", "the inside of the feed-forward layer", "intermediate_size");
        var embeddings = ModelLayers.Embeddings(new Factor.RootOf("Emb"));
        var local = Attention("LocalAttention", Members.Window);
        var global = Attention("GlobalAttention", Members.Causal);
        var feedForward = FeedForwardLayers.Gated("FeedForward", "Hidden", ElementFunction.GeluTanh);
        var pattern = new LayerPattern(First: [], Cycle: ["LocalBlock", "GlobalBlock"]);
        var model = ModelLayers.Model(
            "Gemma2",
            embeddings,
            config,
            pattern,
            isGemma: true,
            cap: config.Number("final_logit_softcapping")
        );
        return Graphs.Family(
            dims,
            model,
            embeddings,
            LayerNode.Abstract("Block", Role.Block, "A transformer block, local or global"),
            Block("LocalBlock", local),
            Block("GlobalBlock", global),
            local,
            global,
            feedForward
        );

        LayerNode Attention(string name, Member mask) =>
            AttentionLayers.Attention(
                name,
                mask,
                Members.Rotary("HeadDim", config.Number("rope_theta")),
                how: new(
                    Scale: new Factor.Number(1 / Math.Sqrt(config.Number("query_pre_attn_scalar"))),
                    Cap: config.Number("attn_logit_softcapping")
                )
            );

        LayerNode Block(string name, LayerNode attention)
        {
            var norm1 = Norm("Norm1", "Normalizes what the attention reads.");
            var moves = Members.Layer("Attention", attention, "Moves information between positions.");
            var postNorm1 = Norm("PostNorm1", "Normalizes what the attention gives.");
            var norm2 = Norm("Norm2", "Normalizes what the feed-forward layer reads.");
            var works = Members.Layer("FeedForward", feedForward, "Works on each position alone.");
            var postNorm2 = Norm("PostNorm2", "Normalizes what the feed-forward layer gives.");
            return LayerNode.Generated(
                name,
                Role.Block,
                "A transformer block: attention and feed-forward, each with norms before and after and a shortcut around all",
                [norm1, moves, postNorm1, norm2, works, postNorm2],
                ForwardPass.OfTokens(
                    (steps, x) =>
                    {
                        x = steps.AddTo(x, x.Through(norm1).Through(moves).Through(postNorm1));
                        return steps.AddTo(x, x.Through(norm2).Through(works).Through(postNorm2));
                    }
                ),
                @base: "Block"
            );
        }

        Member Norm(string property, string summary) =>
            Members.RmsNorm(property, "Emb", config.Number("rms_norm_eps"), summary, isPlusOne: true);
    }
}
