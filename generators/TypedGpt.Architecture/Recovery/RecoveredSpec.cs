using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Recovery;

/// <summary>Makes of a model in error one that can be described, and says what of it is still true.</summary>
internal static class RecoveredSpec
{
    /// <summary>The same model with a size of 1 for each that is missing or is no size.</summary>
    public static GptSpec Of(GptSpec spec)
    {
        var right = spec.Arguments.Values.Where(argument =>
            Options.Named(argument.Name) is not { IsSize: true } || IsSize(argument)
        );
        var replacements = Options
            .All.Where(option => option.IsRequired && option.Attribute == Option.ModelAttribute)
            .Select(option => new Argument(option.Name, new Value.Integer(1)));
        return spec with { Arguments = Arguments.Of([.. right, .. replacements]) };
    }

    /// <summary>Whether the size of a repaired model's dimension is the one that the user gave.</summary>
    public static bool IsKnown(GptSpec spec, Dim dim, bool isConfigured) =>
        dim.Size > 0
        && (isConfigured || spec.Arguments.Values.Any(argument => argument.Name == dim.Key && IsSize(argument)));

    /// <summary>Whether nothing is wrong with the values of the configuration.</summary>
    public static bool IsConfigured(IEnumerable<Violation> violations) =>
        !violations.Any(violation =>
            !violation.Rule.IsWarning && violation.Subject.Kind is SubjectKind.Argument or SubjectKind.Attribute
        );

    /// <summary>
    /// Whether a part of the model is emitted. One that is not partial cannot be, and the compiler says so on its name;
    /// without it the compiler would complain at each place that needs it, so it is emitted where there is such a place.
    /// </summary>
    public static bool IsEmitted(ModelDeclaration declaration, UserSpec user) =>
        !declaration.Has(DeclarationProblemKind.FileLocal)
        && (
            user.Layers.Count + user.Dims.Count > 0
            || !(
                declaration.Has(DeclarationProblemKind.NotPartial)
                || declaration.Has(DeclarationProblemKind.ContainerNotPartial)
            )
        );

    /// <inheritdoc cref="IsEmitted(ModelDeclaration, UserSpec)"/>
    public static bool IsEmitted(UserDim dim, UserSpec user) =>
        dim.IsPartial
        || user.Layers.SelectMany(Types).Any(type => Words(type).Contains(dim.Name))
        || user.Dims.SelectMany(other => other.Definitions).Any(definition => definition.Operands.Contains(dim.Name));

    /// <inheritdoc cref="IsEmitted(ModelDeclaration, UserSpec)"/>
    public static bool IsEmitted(UserLayer layer, UserSpec user) =>
        layer.IsPartial
        || layer.Properties.Any(property => property.IsPartial)
        || user.Layers.SelectMany(other => other.Properties)
            .Any(property =>
                property is { TypeName: nameof(MemberKind.LayerList), TypeArguments.Count: 1 }
                && property.ListedType == layer.Name
            );

    private static IEnumerable<string> Types(UserLayer layer) =>
        layer
            .Properties.SelectMany(property => property.TypeArguments)
            .Concat(layer.Forwards.SelectMany(forward => forward.ParameterTypes.Append(forward.ReturnType)));

    private static string[] Words(string type) => type.Split('<', '>', ',');

    private static bool IsSize(Argument argument) => argument.Value is { } value && Bounds.Size.Contains(value);
}
