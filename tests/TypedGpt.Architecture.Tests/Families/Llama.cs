using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>Llama (Touvron et al. 2023; grouped heads since Llama 2 70B).</summary>
internal static class Llama
{
    public static ModelGraph Graph(Config config)
    {
        var dims = DimList
            .Of(config)
            .Attention(config.Size("num_attention_heads"), config.Size("num_key_value_heads"), config.Size("head_dim"))
            .Given("Hidden", "the inside of the feed-forward layer", "intermediate_size");
        var embeddings = ModelLayers.Embeddings();
        var rotary = Members.Rotary("HeadDim", config.Number("rope_theta"));
        var attention = AttentionLayers.Attention("Attention", Members.Causal, rotary);
        var feedForward = FeedForwardLayers.Gated("FeedForward", "Hidden", ElementFunction.Silu);
        var block = ModelLayers.Block("Block", attention, feedForward, config.Number("rms_norm_eps"));
        var model = ModelLayers.Model("Llama", embeddings, config);
        return Graphs.Family(dims, model, embeddings, block, attention, feedForward);
    }
}
