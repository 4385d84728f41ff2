using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>Options that leave no room for each other.</summary>
internal static class CombinationRules
{
    private static readonly Option[] OfOtherHeads =
    [
        HeadOptions.KvHeads,
        HeadOptions.HeadDim,
        HeadOptions.QkvClip,
        NormOptions.QkNorm,
        RotaryOptions.Dim,
    ];

    public static IEnumerable<Violation> Check(GptSpec spec) =>
        [.. Norms(spec), .. Latent(spec), .. Positions(spec), .. Fused(spec), .. Others(spec)];

    private static IEnumerable<Violation> Norms(GptSpec spec)
    {
        var isRms = spec.Get(NormOptions.Norm) == NormChoice.Rms;
        if (isRms && spec.Get(NormOptions.NormBias) is true)
        {
            yield return With(spec, NormOptions.NormBias, NormOptions.Norm, "which shifts nothing: leave NormBias out");
        }

        if (spec.Get(NormOptions.NormPlusOne) && !spec.Get(NormOptions.NormWeight))
        {
            yield return With(
                spec,
                NormOptions.NormPlusOne,
                NormOptions.NormWeight,
                "which leaves nothing to add to 1: leave one of the two out"
            );
        }

        if (spec.Get(NormOptions.QkNorm) == QkNormChoice.HeadEach)
        {
            if (!spec.Get(NormOptions.NormWeight))
            {
                yield return With(
                    spec,
                    NormOptions.QkNorm,
                    NormOptions.NormWeight,
                    "without which no head has a scale of its own: write QkNorm.Head"
                );
            }

            if (spec.Get(NormOptions.NormPlusOne) && !isRms)
            {
                yield return With(
                    spec,
                    NormOptions.QkNorm,
                    NormOptions.NormPlusOne,
                    "which layer norms of single heads have not: take RMS norms, or one scale for all heads"
                );
            }
        }

        if (
            spec.Get(FeedForwardOptions.Parallel) != ParallelChoice.None
            && spec.Get(NormOptions.NormPlacement) != PlacementChoice.Pre
        )
        {
            yield return With(
                spec,
                FeedForwardOptions.Parallel,
                NormOptions.NormPlacement,
                "and branches side by side have their norms before them: leave one of the two out"
            );
        }
    }

    private static IEnumerable<Violation> Latent(GptSpec spec) =>
        spec.IsLatent()
            ? OfOtherHeads
                .Where(option => option.IsSet(spec.Arguments))
                .Select(option =>
                    With(
                        spec,
                        option,
                        "[LatentAttention]",
                        "which has heads of its own: leave it out, or give the sizes of [LatentAttention]"
                    )
                )
            : [];

    private static IEnumerable<Violation> Positions(GptSpec spec)
    {
        var positions = spec.Positions();
        var turning =
            spec.Has(RotaryOptions.Attribute) ? RotaryOptions.Attribute
            : spec.IsLatent() ? LatentAttentionOptions.Attribute
            : null;
        if (turning is not null && positions != PositionChoice.Rotary)
        {
            yield return With(
                spec,
                PositionOptions.Positions,
                $"[{turning}]",
                "which turns queries and keys: leave one of the two out"
            );
        }

        if (spec.Get(NormOptions.QkNormAfterRotary) && positions != PositionChoice.Rotary)
        {
            yield return With(
                spec,
                NormOptions.QkNormAfterRotary,
                $"{PositionOptions.Positions.Name} ({positions})",
                "which turns nothing: leave it out, or add [Rotary]"
            );
        }

        if (spec.Get(PositionOptions.PositionOffset) > 0 && positions != PositionChoice.Learned)
        {
            yield return With(
                spec,
                PositionOptions.PositionOffset,
                $"{PositionOptions.Positions.Name} ({positions})",
                "which has no table of positions: leave one of the two out"
            );
        }
    }

    private static IEnumerable<Violation> Fused(GptSpec spec)
    {
        if (!spec.Get(HeadOptions.FusedAttention))
        {
            yield break;
        }

        const string why = "which torch's scaled_dot_product_attention has not: leave one of the two out";
        foreach (
            var option in new Option[] { HeadOptions.AttentionSoftCap, HeadOptions.AttentionSinks }.Where(option =>
                option.IsSet(spec.Arguments)
            )
        )
        {
            yield return With(spec, HeadOptions.FusedAttention, option, why);
        }

        if (spec.Positions() == PositionChoice.Alibi)
        {
            yield return With(spec, HeadOptions.FusedAttention, PositionOptions.Positions, why);
        }
    }

    private static IEnumerable<Violation> Others(GptSpec spec)
    {
        (Option Option, Option Other, string Why)[] pairs =
        [
            (
                ScaleOptions.EmbScale,
                ScaleOptions.EmbScaleRoot,
                "and embeddings are multiplied by one of the two: leave the other out"
            ),
            (
                FeedForwardOptions.Activation,
                FeedForwardOptions.GateLimit,
                "whose function is gate * sigmoid(1.702 gate): leave one of the two out"
            ),
            (
                SlidingWindowOptions.GlobalLayers,
                SlidingWindowOptions.GlobalEvery,
                "which takes its place: leave one of the two out"
            ),
            (RotaryOptions.AttentionFactor, RotaryOptions.MScale, "which takes its place: leave one of the two out"),
        ];
        return pairs
            .Where(pair => pair.Option.IsSet(spec.Arguments) && pair.Other.IsSet(spec.Arguments))
            .Select(pair => With(spec, pair.Option, pair.Other, pair.Why));
    }

    private static Violation With(GptSpec spec, Option option, Option other, string why) =>
        With(spec, option, $"{other.Name} ({spec.Arguments[other.Name]})", why);

    private static Violation With(GptSpec spec, Option option, string other, string why) =>
        new(
            OptionRules.Contradiction,
            Subject.Argument(option.Name),
            [option.Name, $"{spec.Arguments[option.Name]}", other, why]
        );
}
