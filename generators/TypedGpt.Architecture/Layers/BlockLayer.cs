using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The transformer block: attention and feed-forward, each normalized before and added to its input.</summary>
internal static class BlockLayer
{
    public static Member InModel(GraphBuilder builder) =>
        new(
            "Blocks",
            "blocks",
            MemberKind.LayerList,
            [],
            "The transformer blocks, in the order in which they are run.",
            LayerType: builder.Use(Role.Block),
            Count: builder.Spec.Get(Options.NLayers),
            Checkpoint: new("transformer.h.")
        );

    public static LayerNode Layer(GraphBuilder builder)
    {
        var norm1 = NormsLayer.InLayer(builder, "Norm1", "norm1", "Normalizes what the attention reads.", "ln_1");
        var attention = new Member(
            "Attention",
            "attention",
            MemberKind.Layer,
            [],
            "Moves information between positions.",
            LayerType: builder.Use(Role.Attention),
            Checkpoint: new("attn.")
        );
        var norm2 = NormsLayer.InLayer(
            builder,
            "Norm2",
            "norm2",
            "Normalizes what the feed-forward layer reads.",
            "ln_2"
        );
        var feedForward = new Member(
            "FeedForward",
            "feed_forward",
            MemberKind.Layer,
            [],
            "Works on each position alone.",
            LayerType: builder.Use(Role.FeedForward),
            Checkpoint: new("mlp.")
        );
        var dropout = DropoutLayer.Member(
            builder.Spec.Get(Options.DropRateShortcut),
            "Zeroes some of what attention and feed-forward add, while training."
        );
        return LayerNode.Generated(
            nameof(Role.Block),
            Role.Block,
            "A transformer block: attention and feed-forward, each with a norm before and a shortcut around it",
            DropoutLayer.WithDropout(dropout, norm1, attention, norm2, feedForward),
            ForwardPass.OfTokens(
                (steps, x) =>
                {
                    x = steps.AddTo(x, x.Through(norm1).Through(attention).Through(dropout));
                    return steps.AddTo(x, x.Through(norm2).Through(feedForward).Through(dropout));
                }
            )
        );
    }
}
