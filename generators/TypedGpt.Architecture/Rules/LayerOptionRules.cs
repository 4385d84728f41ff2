using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>Which options of <c>[Options]</c> and <c>[Parameter]</c> go with what, and in which range.</summary>
internal static class LayerOptionRules
{
    /// <summary>The options that do not fit the property, with advice for each.</summary>
    public static IEnumerable<(string Option, string Advice)> Misplaced(UserProperty property, MemberKind kind)
    {
        foreach (var option in property.Options.Values)
        {
            if (Find(kind, LayerOption.OptionsAttribute, option.Name) is null)
            {
                yield return (
                    $"[Options({option.Name})]",
                    $"It is for {LayerKinds.NounsWith(LayerOption.OptionsAttribute, option.Name)}."
                );
            }
        }

        foreach (var wrong in Wrong(property.Options, kind, LayerOption.OptionsAttribute))
        {
            yield return wrong;
        }

        if (property.Parameter is { } parameter)
        {
            if (kind is not MemberKind.Parameter)
            {
                yield return ("[Parameter]", $"It is for {LayerKinds.Of(MemberKind.Parameter).Noun}.");
                yield break;
            }

            foreach (var wrong in Wrong(parameter, kind, LayerOption.ParameterAttribute))
            {
                yield return wrong;
            }

            if (
                parameter[LayerOptions.ParameterStd.Name] is not null
                && parameter[LayerOptions.Init.Name] is not Value.Text { Content: "Normal" }
            )
            {
                yield return (
                    "[Parameter(Std)]",
                    "Only Init.Normal has a standard deviation: add it, or leave Std out."
                );
            }
        }
    }

    private static IEnumerable<(string Option, string Advice)> Wrong(
        Arguments arguments,
        MemberKind kind,
        string attribute
    )
    {
        foreach (var given in arguments.Values)
        {
            if (Find(kind, attribute, given.Name) is not { } option)
            {
                continue;
            }

            if (given.Value is not { } value)
            {
                yield return (
                    $"[{attribute}({given.Name})]",
                    option == LayerOptions.Init
                        ? "Its value is no member of Init: write Init.Zeros, Init.Ones, Init.Normal or Init.KaimingUniform."
                        : "Its value cannot be evaluated."
                );
            }
            else if (option.Range is { } range && !range.Bounds.Contains(value))
            {
                yield return ($"[{attribute}({given.Name} = {value})]", range.Advice);
            }
        }
    }

    private static LayerOption? Find(MemberKind kind, string attribute, string name) =>
        LayerKinds.Of(kind).Options.FirstOrDefault(option => option.Attribute == attribute && option.Name == name);
}
