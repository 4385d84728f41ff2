using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using static TypedGpt.Architecture.Specs.OptionKinds;

namespace TypedGpt.Architecture.Specs;

/// <summary>Options of <c>[Rotary]</c>.</summary>
internal static class RotaryOptions
{
    public const string Attribute = "Rotary";

    private static readonly Argument ByWindow = Beside(SlidingWindowOptions.Attribute + ".Size", 512);
    private static readonly Argument Linear = Beside(Key(nameof(Scaling)), nameof(ScalingChoice.Linear));
    private static readonly Argument Llama3 = Beside(Key(nameof(Scaling)), nameof(ScalingChoice.Llama3));
    private static readonly Argument Yarn = Beside(Key(nameof(Scaling)), nameof(ScalingChoice.Yarn));
    private static readonly Argument LongRope = Beside(Key(nameof(Scaling)), nameof(ScalingChoice.LongRope));
    private static readonly Argument Eight = Beside(Key(nameof(Factor)), 8.0);
    private static readonly Argument Old = Beside(Key(nameof(OriginalContext)), 128);
    private static readonly double[] Ones = [.. Enumerable.Repeat(1.0, 32)];

    public static readonly Option<double> Theta = Usual(
        Key(nameof(Theta)),
        500000,
        "Llama 3.2 1B",
        "the base t of the angles position x t^(-2i / width)",
        10000
    );

    public static readonly Option<int?> Dim = OptionalSize(
        Key(nameof(Dim)),
        32,
        "Phi-2",
        "the elements at the front of a head that are turned",
        "`HeadDim`"
    );

    public static readonly Option<bool> Interleaved = Flag(
        Key(nameof(Interleaved)),
        "whether neighbours are turned as a pair (GPT-J), and not element i with the one half a width on"
    );

    public static readonly Option<double?> LocalTheta = OptionKinds.Factor(
        Key(nameof(LocalTheta)),
        20000,
        "Gemma 3 1B",
        "the base of layers with a window",
        "`Theta`",
        ByWindow
    );

    public static readonly Option<EquatableArray<int>> SkipLayers = LayerNumbers(
        Key(nameof(SkipLayers)),
        [3, 7, 11],
        "SmolLM3 3B",
        "the layers, from 0, that turn nothing"
    );

    public static readonly Option<ScalingChoice> Scaling = Choice(
        Key(nameof(Scaling)),
        ScalingChoice.Linear,
        "Gemma 3 4B",
        "how frequencies are stretched to a context longer than the one trained on: `Linear` (Chen et al. 2023), `Dynamic` (by the length at hand), `Llama3`, `Yarn` (Peng et al. 2023), `LongRope` (Ding et al. 2024)",
        "None",
        Eight
    );

    public static readonly Option<double?> Factor = OptionKinds.Factor(
        Key(nameof(Factor)),
        8,
        "Gemma 3 4B",
        "how many times longer the context is",
        "an error, TGPT1003",
        Linear
    );

    public static readonly Option<int?> OriginalContext = OptionalSize(
        Key(nameof(OriginalContext)),
        128,
        "a small model",
        "the longest sequence that was trained on",
        "`ContextLength`",
        0,
        Llama3,
        Eight
    );

    public static readonly Option<double> LowFactor = Usual(
        Key(nameof(LowFactor)),
        2,
        "Llama 3",
        "Llama3: what leaves the frequencies of fewer turns in the original context stretched by `Factor`",
        1,
        Llama3,
        Eight,
        Old
    );

    public static readonly Option<double> HighFactor = Usual(
        Key(nameof(HighFactor)),
        8,
        "Llama 3",
        "Llama3: the turns in the original context from which frequencies are left as they are",
        4,
        Llama3,
        Eight,
        Old
    );

    public static readonly Option<double> BetaFast = Usual(
        Key(nameof(BetaFast)),
        64,
        "YaRN",
        "Yarn: the turns in the original context from which frequencies are left as they are",
        32,
        Yarn,
        Eight
    );

    public static readonly Option<double> BetaSlow = Usual(
        Key(nameof(BetaSlow)),
        2,
        "YaRN",
        "Yarn: the turns in the original context up to which frequencies are divided by `Factor`",
        1,
        Yarn,
        Eight
    );

    public static readonly Option<bool> Truncate = Unless(
        Key(nameof(Truncate)),
        "Yarn: whether the pairs between which it changes from one to the other are whole numbers; gpt-oss has false",
        Yarn,
        Eight
    );

    public static readonly Option<double?> AttentionFactor = OptionKinds.Factor(
        Key(nameof(AttentionFactor)),
        1.2,
        "a model",
        "Yarn, LongRope: what turned queries and keys are multiplied by",
        "as the papers have it: 0.1 ln(`Factor`) + 1, or sqrt(1 + ln(`Factor`) / ln(`OriginalContext`))",
        Yarn,
        Eight
    );

    public static readonly Option<double?> MScale = OptionKinds.Factor(
        Key(nameof(MScale)),
        0.5,
        "DeepSeek-V2",
        "Yarn: the m of (0.1 m ln(`Factor`) + 1) / (0.1 `MScaleAllDim` ln(`Factor`) + 1), which turned queries and keys are multiplied by",
        "`AttentionFactor`",
        Yarn,
        Eight,
        Beside(Key(nameof(MScaleAllDim)), 0.707)
    );

    public static readonly Option<double?> MScaleAllDim = OptionKinds.Factor(
        Key(nameof(MScaleAllDim)),
        0.707,
        "DeepSeek-V2",
        "Yarn: as in `MScale`",
        "`AttentionFactor`",
        Yarn,
        Eight,
        Beside(Key(nameof(MScale)), 0.5)
    );

    public static readonly Option<EquatableArray<double>> ShortFactors = Factors(
        Key(nameof(ShortFactors)),
        Ones,
        "Phi-3 mini 128k",
        "LongRope: what the frequency of each pair is divided by up to the original context",
        LongRope,
        Old,
        Beside(Key(nameof(LongFactors)), Ones.Cast<object>())
    );

    public static readonly Option<EquatableArray<double>> LongFactors = Factors(
        Key(nameof(LongFactors)),
        Ones,
        "Phi-3 mini 128k",
        "LongRope: what the frequency of each pair is divided by beyond it",
        LongRope,
        Old,
        Beside(Key(nameof(ShortFactors)), Ones.Cast<object>())
    );

    public static readonly Option<bool?> ScalingLocal = Tristate(
        Key(nameof(ScalingLocal)),
        false,
        "whether the scaling holds for layers with a window too",
        "true without `LocalTheta`",
        Linear,
        Eight,
        ByWindow
    );

    public static IReadOnlyList<Option> All { get; } =
    [
        Theta,
        Dim,
        Interleaved,
        LocalTheta,
        SkipLayers,
        Scaling,
        Factor,
        OriginalContext,
        LowFactor,
        HighFactor,
        BetaFast,
        BetaSlow,
        Truncate,
        AttentionFactor,
        MScale,
        MScaleAllDim,
        ShortFactors,
        LongFactors,
        ScalingLocal,
    ];

    private static string Key(string property) => $"{Attribute}.{property}";
}
