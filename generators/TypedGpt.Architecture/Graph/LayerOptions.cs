using System;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Graph;

/// <summary>Everything that <c>[Options]</c> and <c>[Parameter]</c> can say of a property of a layer.</summary>
internal static class LayerOptions
{
    /// <summary>The standard deviation with which GPT-2 initialises its weights.</summary>
    public const double DefaultStd = 0.02;

    /// <summary>The base of the frequencies in Su et al. 2021.</summary>
    public const double DefaultTheta = 10000;

    public static readonly LayerOption Bias = new(
        nameof(Bias),
        "bias",
        member => new Value.Flag(member.Bias),
        (member, value) => member with { Bias = value is Value.Flag { IsSet: true } },
        _ => new Value.Flag(true)
    );

    public static readonly LayerOption Std = new(
        nameof(Std),
        "std",
        member => member.Std is { } std ? new Value.Real(std) : null,
        (member, value) => value is Value.Real { Number: var std } ? member with { Std = std } : member,
        spec => spec.Get(Options.InitStd) is { } std ? new Value.Real(std) : null
    )
    {
        Range = (Bounds.Spread, "A standard deviation is above 0."),
    };

    public static readonly LayerOption DropRate = Number(
        nameof(DropRate),
        "rate",
        spec => spec.Get(Options.DropRateShortcut)
    ) with
    {
        Range = (Bounds.Rate, "A drop rate lies in [0, 1)."),
    };

    public static readonly LayerOption NormEps = Number(nameof(NormEps), "eps", spec => spec.Get(Options.NormEps)) with
    {
        Range = (Bounds.Epsilon, "It must be above 0 and below 1."),
    };

    public static readonly LayerOption Theta = Number(nameof(Theta), "theta", _ => DefaultTheta) with
    {
        Range = (Bounds.Spread, "The base of the frequencies is above 0."),
    };

    public static readonly LayerOption Count = new(
        nameof(Count),
        null,
        member => new Value.Integer(member.Count),
        (member, value) => value is Value.Integer { Number: var count } ? member with { Count = count } : member,
        spec => new Value.Integer(spec.Get(Options.NLayers))
    )
    {
        Range = (Bounds.Size, "A list has at least 1 layer."),
    };

    public static readonly LayerOption Init = new(
        nameof(Init),
        null,
        member => new Value.Text(member.Init),
        (member, value) => member with { Init = value.ToString() },
        _ => new Value.Text("Zeros")
    )
    {
        Attribute = LayerOption.ParameterAttribute,
    };

    public static readonly LayerOption ParameterStd = Number(nameof(Std), "std", _ => DefaultStd) with
    {
        Attribute = LayerOption.ParameterAttribute,
        Range = (Bounds.Spread, "A standard deviation is above 0."),
    };

    private static LayerOption Number(string name, string argument, Func<GptSpec, double> otherwise) =>
        new(
            name,
            argument,
            member => new Value.Real(member.Number),
            (member, value) => value is Value.Real { Number: var number } ? member with { Number = number } : member,
            spec => new Value.Real(otherwise(spec))
        );
}
