using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>What turns queries and keys by their positions (Su et al. 2021).</summary>
internal static class RotaryLayer
{
    /// <summary>That of a block; null where it turns nothing.</summary>
    public static Member? Member(GptSpec spec, BlockVariant variant) =>
        variant.IsTurned
            ? new(
                "Rotary",
                "rotary",
                MemberKind.Rotary,
                [spec.IsLatent() || spec.IsPartlyTurned() ? "RotaryDim" : "HeadDim", "Half"],
                "Turns queries and keys by their positions.",
                Number: Theta(spec, variant),
                IsInterleaved: spec.Get(RotaryOptions.Interleaved),
                Scaling: IsScaled(spec, variant) ? Scaling(spec) : null
            )
            : null;

    /// <summary>Queries or keys, turned; where only the front of a head is, by the evidence of its parts.</summary>
    public static Op TurnedBy(this Op x, Member? rotary, GptSpec spec) =>
        spec.IsPartlyTurned() ? x.Rotated(rotary, "RotaryDim", "PassedDim") : x.Rotated(rotary);

    private static double Theta(GptSpec spec, BlockVariant variant) =>
        (variant.IsLocal ? spec.Get(RotaryOptions.LocalTheta) : null) ?? spec.Get(RotaryOptions.Theta);

    private static bool IsScaled(GptSpec spec, BlockVariant variant) =>
        !variant.IsLocal || (spec.Get(RotaryOptions.ScalingLocal) ?? spec.Get(RotaryOptions.LocalTheta) is null);

    private static RotaryScaling? Scaling(GptSpec spec)
    {
        var factor = spec.Get(RotaryOptions.Factor);
        var original = spec.Get(RotaryOptions.OriginalContext) ?? spec.Get(Options.ContextLength);
        return spec.Get(RotaryOptions.Scaling) switch
        {
            ScalingChoice.None => null,
            ScalingChoice.Linear => Rule(nameof(ScalingChoice.Linear), ("factor", factor)),
            ScalingChoice.Dynamic => Rule(
                nameof(ScalingChoice.Dynamic),
                ("factor", factor),
                ("originalContext", original)
            ),
            ScalingChoice.Llama3 => Rule(
                nameof(ScalingChoice.Llama3),
                ("factor", factor),
                ("lowFactor", spec.Get(RotaryOptions.LowFactor)),
                ("highFactor", spec.Get(RotaryOptions.HighFactor)),
                ("originalContext", original)
            ),
            ScalingChoice.Yarn => Rule(
                nameof(ScalingChoice.Yarn),
                ("factor", factor),
                ("originalContext", original),
                ("betaFast", spec.Get(RotaryOptions.BetaFast)),
                ("betaSlow", spec.Get(RotaryOptions.BetaSlow)),
                ("truncate", spec.Get(RotaryOptions.Truncate)),
                ("attentionFactor", spec.Get(RotaryOptions.AttentionFactor)),
                ("mScale", spec.Get(RotaryOptions.MScale)),
                ("mScaleAllDim", spec.Get(RotaryOptions.MScaleAllDim))
            ),
            _ => Rule(
                nameof(ScalingChoice.LongRope),
                ("shortFactors", spec.Get(RotaryOptions.ShortFactors)),
                ("longFactors", spec.Get(RotaryOptions.LongFactors)),
                ("factor", factor ?? (double)spec.Get(Options.ContextLength) / original),
                ("originalContext", original),
                ("attentionFactor", spec.Get(RotaryOptions.AttentionFactor))
            ),
        };
    }

    /// <summary>A rule with what is said; what is null is not.</summary>
    private static RotaryScaling Rule(string name, params (string Name, object? Value)[] values) =>
        new(
            name,
            values
                .Where(value => value.Value is not null)
                .Select(value => new Argument(value.Name, Value.Of(value.Value)))
                .ToEquatableArray()
        );
}
