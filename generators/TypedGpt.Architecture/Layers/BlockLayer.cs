using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The transformer block: attention and feed-forward, one after the other or side by side, and its norms.</summary>
internal static class BlockLayer
{
    public static Member InModel(GraphBuilder builder)
    {
        var pattern = builder.Spec.User.Replacing(nameof(Role.Block)) is null ? builder.Variants.Pattern : null;
        if (pattern is not null)
        {
            builder.Use(LayerNode.Abstract(nameof(Role.Block), Role.Block, "A transformer block of any kind"));
            foreach (var variant in builder.Variants.All)
            {
                builder.Use(Role.Block, variant);
            }
        }

        return new(
            "Blocks",
            "blocks",
            MemberKind.LayerList,
            [],
            "The transformer blocks, in the order in which they are run.",
            LayerType: pattern is null ? builder.Use(Role.Block) : nameof(Role.Block),
            Count: builder.Spec.Get(Options.NLayers),
            Pattern: pattern
        );
    }

    public static LayerNode Layer(GraphBuilder builder, BlockVariant variant)
    {
        var spec = builder.Spec;
        var norms = BlockNorms.Of(builder);
        var attention = new Member(
            "Attention",
            "attention",
            MemberKind.Layer,
            [],
            "Moves information between positions.",
            LayerType: builder.Use(Role.Attention, variant)
        );
        var feedForward = new Member(
            "FeedForward",
            "feed_forward",
            MemberKind.Layer,
            [],
            "Works on each position alone.",
            LayerType: builder.Use(Role.FeedForward, variant)
        );
        var dropout = DropoutLayer.Member(
            spec.Get(Options.DropRateShortcut),
            "Zeroes some of what attention and feed-forward add, while training."
        );
        var scale = spec.Get(ScaleOptions.ResidualScale) ?? 1;
        Member?[] members =
        [
            norms.Before1,
            norms.Sum1,
            attention,
            norms.After1,
            norms.Before2,
            norms.Sum2,
            feedForward,
            norms.After2,
            dropout,
        ];
        return LayerNode.Generated(
            builder.Variants.NameOf(Role.Block, variant),
            Role.Block,
            $"A transformer block: {Summary(spec)}",
            members.OfType<Member>().ToEquatableArray(),
            ForwardPass.OfTokens(
                (steps, x) =>
                    spec.Get(FeedForwardOptions.Parallel) switch
                    {
                        ParallelChoice.None => OneAfterTheOther(steps, x),
                        ParallelChoice.OneNorm => SideBySide(steps.Let("normed", x.Through(norms.Before1)), x),
                        _ => x.Plus(Branch(x.Through(norms.Before1), attention, null))
                            .Plus(Branch(x.Through(norms.Before2), feedForward, null)),
                    }
            ),
            @base: builder.Variants.Pattern is null ? "" : nameof(Role.Block)
        );

        Op OneAfterTheOther(Steps steps, Op x)
        {
            x = Added(steps, x, Branch(x.Through(norms.Before1), attention, norms.After1), norms.Sum1);
            return Added(steps, x, Branch(x.Through(norms.Before2), feedForward, norms.After2), norms.Sum2);
        }

        Op SideBySide(Op normed, Op x) =>
            x.Plus(Branch(normed, attention, null)).Plus(Branch(normed, feedForward, null));

        Op Branch(Op x, Member layer, Member? after) =>
            x.Through(layer).Through(after).ScaledBy(scale).Through(dropout);

        static Op Added(Steps steps, Op x, Op branch, Member? norm) =>
            norm is null ? steps.AddTo(x, branch) : steps.Replace(x, x.Plus(branch).Through(norm));
    }

    private static string Summary(GptSpec spec) =>
        spec.Get(FeedForwardOptions.Parallel) switch
        {
            ParallelChoice.OneNorm =>
                "attention and feed-forward side by side, with one norm before both and a shortcut around them",
            ParallelChoice.TwoNorms =>
                "attention and feed-forward side by side, each with a norm before, and a shortcut around them",
            _ => spec.Get(NormOptions.NormPlacement) switch
            {
                PlacementChoice.Post =>
                    "attention and feed-forward, each with a norm behind and a shortcut around both",
                PlacementChoice.Both =>
                    "attention and feed-forward, each with norms before and behind and a shortcut around all",
                PlacementChoice.After =>
                    "attention and feed-forward, each with a shortcut around and a norm of the sum",
                _ => "attention and feed-forward, each with a norm before and a shortcut around it",
            },
        };
}
