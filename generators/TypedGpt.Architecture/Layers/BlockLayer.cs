using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Emission;
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

    public static LayerNode Layer(GraphBuilder builder) =>
        new(
            nameof(Role.Block),
            [],
            Role.Block,
            "A transformer block: attention and feed-forward, each with a norm before and a shortcut around it",
            Axes.Tokens,
            Axes.Tokens,
            [
                NormsLayer.InLayer(builder, "Norm1", "norm1", "Normalizes what the attention reads.", "ln_1"),
                new(
                    "Attention",
                    "attention",
                    MemberKind.Layer,
                    [],
                    "Moves information between positions.",
                    LayerType: builder.Use(Role.Attention),
                    Checkpoint: new("attn.")
                ),
                NormsLayer.InLayer(builder, "Norm2", "norm2", "Normalizes what the feed-forward layer reads.", "ln_2"),
                new(
                    "FeedForward",
                    "feed_forward",
                    MemberKind.Layer,
                    [],
                    "Works on each position alone.",
                    LayerType: builder.Use(Role.FeedForward),
                    Checkpoint: new("mlp.")
                ),
                .. DropoutLayer.Members(
                    builder.Spec.Get(Options.DropRateShortcut),
                    "Zeroes some of what attention and feed-forward add, while training."
                ),
            ]
        );

    public static void WriteForward(CodeWriter writer, LayerNode layer) =>
        writer.Method(
            writer.SameShape(layer),
            [
                ($"x += {DropoutLayer.Around(layer, "Attention.Forward(Norm1.Forward(x))")};", "[Batch, Seq, Emb]"),
                ($"x += {DropoutLayer.Around(layer, "FeedForward.Forward(Norm2.Forward(x))")};", "[Batch, Seq, Emb]"),
                ("return scope.Keep(x);", ""),
            ]
        );
}
