using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.User;

/// <summary>Which options of <c>[Options]</c> and <c>[Parameter]</c> go with what, and in which range.</summary>
internal static class UserOptions
{
    /// <summary>The options that do not fit the property, with advice for each.</summary>
    public static IEnumerable<(string Option, string Advice)> Misplaced(UserProperty property, MemberKind kind)
    {
        foreach (var option in property.Options.Values)
        {
            var (goesWith, what) = option.Name switch
            {
                "Bias" => (kind is MemberKind.Linear, "a Linear"),
                Keys.DropRate => (kind is MemberKind.Dropout, "a Dropout"),
                Keys.NormEps => (kind is MemberKind.LayerNorm or MemberKind.RmsNorm, "a norm"),
                "Theta" => (kind is MemberKind.Rotary, "a Rotary"),
                _ => (kind is MemberKind.LayerList, "a LayerList"),
            };
            if (!goesWith)
            {
                yield return ($"[Options({option.Name})]", $"It is for {what}.");
            }
            else if (Range(option) is { } range)
            {
                yield return ($"[Options({option.Name} = {Text(option.Value)})]", range);
            }
        }

        if (property.Parameter is not null && kind is not MemberKind.Parameter)
        {
            yield return ("[Parameter]", "It is for a Tensor.");
        }
        else if (property.Parameter is { } parameter && Parameter(parameter) is { } misplaced)
        {
            yield return misplaced;
        }
    }

    private static (string Option, string Advice)? Parameter(Arguments parameter) =>
        parameter.Has("Init") && parameter["Init"] is null
            ? (
                "[Parameter(Init)]",
                "Its value is no member of Init: write Init.Zeros, Init.Ones, Init.Normal or Init.KaimingUniform."
            )
        : parameter["Std"] is not double std ? null
        : !(std is > 0 and < double.PositiveInfinity)
            ? ($"[Parameter(Std = {MemberCode.Number(std)})]", "A standard deviation is above 0.")
        : parameter["Init"] as string is not "Normal"
            ? ("[Parameter(Std)]", "Only Init.Normal has a standard deviation: add it, or leave Std out.")
        : null;

    private static string? Range(Argument option) =>
        option switch
        {
            { Name: Keys.DropRate, Value: double rate } when !(rate is >= 0 and < 1) => "A drop rate lies in [0, 1).",
            { Name: Keys.NormEps, Value: double eps } when !(eps is > 0 and < 1) => "It must be above 0 and below 1.",
            { Name: "Theta", Value: double theta } when !(theta is > 0 and < double.PositiveInfinity) =>
                "The base of the frequencies is above 0.",
            { Name: "Count", Value: int and < 1 } => "A list has at least 1 layer.",
            { Value: null } => "Its value cannot be evaluated.",
            _ => null,
        };

    private static string Text(object? value) => value is double number ? MemberCode.Number(number) : $"{value}";
}
