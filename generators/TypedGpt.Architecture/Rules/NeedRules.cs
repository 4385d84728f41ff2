using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>An option that says how something is done goes with the option that says that it is done.</summary>
internal static class NeedRules
{
    public static readonly Rule Needed = new(
        "TGPT1022",
        "An option goes with what it belongs to",
        "{0} ({1}) says nothing without {2}: add it, or leave {0} out"
    );

    /// <summary>Each such option with what it belongs to, any one of which is enough.</summary>
    private static readonly (Option Option, (Option Option, Value[] Values)[] AnyOf)[] Needs =
    [
        (FeedForwardOptions.GateLimit, [Set(FeedForwardOptions.Gated, true)]),
        (
            NormOptions.QkNormAfterRotary,
            [Set(NormOptions.QkNorm, nameof(QkNormChoice.Head)), Set(NormOptions.QkNorm, nameof(QkNormChoice.HeadEach))]
        ),
        (RotaryOptions.Factor, [Scaled()]),
        (RotaryOptions.OriginalContext, [Scaled()]),
        (RotaryOptions.ScalingLocal, [Scaled()]),
        (RotaryOptions.LowFactor, [Scaled(ScalingChoice.Llama3)]),
        (RotaryOptions.HighFactor, [Scaled(ScalingChoice.Llama3)]),
        (RotaryOptions.BetaFast, [Scaled(ScalingChoice.Yarn)]),
        (RotaryOptions.BetaSlow, [Scaled(ScalingChoice.Yarn)]),
        (RotaryOptions.Truncate, [Scaled(ScalingChoice.Yarn)]),
        (RotaryOptions.AttentionFactor, [Scaled(ScalingChoice.Yarn), Scaled(ScalingChoice.LongRope)]),
        (RotaryOptions.MScale, [Scaled(ScalingChoice.Yarn)]),
        (RotaryOptions.MScale, [Set(RotaryOptions.MScaleAllDim)]),
        (RotaryOptions.MScaleAllDim, [Scaled(ScalingChoice.Yarn)]),
        (RotaryOptions.MScaleAllDim, [Set(RotaryOptions.MScale)]),
        (RotaryOptions.ShortFactors, [Scaled(ScalingChoice.LongRope)]),
        (RotaryOptions.LongFactors, [Scaled(ScalingChoice.LongRope)]),
        (RotaryOptions.LocalTheta, [Set(SlidingWindowOptions.Size)]),
        (RotaryOptions.ScalingLocal, [Set(SlidingWindowOptions.Size)]),
        (MixtureOfExpertsOptions.SharedGate, [Set(MixtureOfExpertsOptions.SharedDim)]),
        (MixtureOfExpertsOptions.KeptGroups, [Set(MixtureOfExpertsOptions.Groups)]),
        (MixtureOfExpertsOptions.GroupScore, [Set(MixtureOfExpertsOptions.Groups)]),
    ];

    /// <summary>What a scaling cannot do without: a factor, or for LongRope one for each pair.</summary>
    private static readonly (ScalingChoice Scaling, Option[] Options)[] OfScaling =
    [
        (ScalingChoice.Linear, [RotaryOptions.Factor]),
        (ScalingChoice.Dynamic, [RotaryOptions.Factor]),
        (ScalingChoice.Llama3, [RotaryOptions.Factor, RotaryOptions.OriginalContext]),
        (ScalingChoice.Yarn, [RotaryOptions.Factor]),
        (
            ScalingChoice.LongRope,
            [RotaryOptions.ShortFactors, RotaryOptions.LongFactors, RotaryOptions.OriginalContext]
        ),
    ];

    public static IEnumerable<Violation> Check(GptSpec spec)
    {
        foreach (var (option, anyOf) in Needs)
        {
            if (option.IsSet(spec.Arguments) && !anyOf.Any(other => IsGiven(spec, other)))
            {
                yield return Missing(spec, option, string.Join(" or ", anyOf.Select(Text)));
            }
        }

        var scaling = spec.Get(RotaryOptions.Scaling);
        foreach (var missing in OfScaling.Where(known => known.Scaling == scaling).SelectMany(known => known.Options))
        {
            if (!spec.Arguments.Has(missing.Name))
            {
                yield return Missing(spec, RotaryOptions.Scaling, missing.Name);
            }
        }
    }

    private static Violation Missing(GptSpec spec, Option option, string needed) =>
        new(Needed, Subject.Argument(option.Name), [option.Name, $"{spec.Arguments[option.Name]}", needed]);

    private static (Option, Value[]) Set(Option option, params object[] values) =>
        (option, [.. values.Select(value => Value.Of(value)!)]);

    private static (Option, Value[]) Scaled(params ScalingChoice[] choices) =>
        (RotaryOptions.Scaling, [.. choices.Select(choice => new Value.Text(choice.ToString()))]);

    private static bool IsGiven(GptSpec spec, (Option Option, Value[] Values) needed) =>
        needed.Option.IsSet(spec.Arguments)
        && (needed.Values.Length == 0 || needed.Values.Contains(spec.Arguments[needed.Option.Name]));

    private static string Text((Option Option, Value[] Values) needed) =>
        needed.Values.Length == 0
            ? needed.Option.Name
            : $"{needed.Option.Name} = {string.Join(" or ", needed.Values.Select(value => value.ToString()))}";
}
