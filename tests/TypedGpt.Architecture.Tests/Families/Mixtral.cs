using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>Mixtral (Jiang et al. 2024): Llama with experts in the place of the feed-forward layer.</summary>
internal static class Mixtral
{
    public static ModelGraph Graph(Config config)
    {
        var heads = config.Size("num_attention_heads");
        var dims = DimList
            .Of(config)
            .Attention(heads, config.Size("num_key_value_heads"), config.Size("hidden_size") / heads)
            .Experts(
                config.Size("num_local_experts"),
                config.Size("num_experts_per_tok"),
                config.Size("intermediate_size")
            );
        var embeddings = ModelLayers.Embeddings();
        var rotary = Members.Rotary("HeadDim", config.Number("rope_theta"));
        var attention = AttentionLayers.Attention("Attention", Members.Causal, rotary);
        var feedForward = FeedForwardLayers.Experts("FeedForward", new("Chosen", IsNormalized: true));
        var block = ModelLayers.Block("Block", attention, feedForward, config.Number("rms_norm_eps"));
        var model = ModelLayers.Model("Mixtral", embeddings, config);
        return Graphs.Family(dims, model, embeddings, block, attention, feedForward);
    }
}
