using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers.User;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>Makes of a model in error one that can be described, and says what of it is still true.</summary>
internal static class Recovery
{
    /// <summary>The same model with a size of 1 for each that is missing or is no size.</summary>
    public static GptSpec Of(GptSpec spec)
    {
        var right = spec.Arguments.Values.Where(argument => !Keys.Sizes.Contains(argument.Name) || IsSize(argument));
        var missing = Keys.Required.Where(key => !right.Any(argument => argument.Name == key));
        return GptSpec.Read(
            spec.Declaration,
            Arguments.Of([.. right, .. missing.Select(key => new Argument(key, 1))]),
            spec.User
        );
    }

    /// <summary>Whether the size of a repaired model's dimension is the one that the user gave.</summary>
    public static bool IsKnown(GptSpec spec, Dim dim, bool isConfigured) =>
        dim.Size > 0
        && (isConfigured || spec.Arguments.Values.Any(argument => argument.Name == dim.Key && IsSize(argument)));

    /// <summary>Whether nothing is wrong with the values of the configuration.</summary>
    public static bool IsConfigured(GptSpec spec) =>
        !Rulebook
            .Check(spec)
            .Any(violation =>
                !violation.Rule.IsWarning && violation.Subject.Kind is SubjectKind.Argument or SubjectKind.Attribute
            );

    /// <summary>
    /// Whether a part of the model is emitted. One that is not partial cannot be, and the compiler says so on its name;
    /// without it the compiler would complain at each place that needs it, so it is emitted where there is such a place.
    /// </summary>
    public static bool IsEmitted(ModelDeclaration declaration, UserSpec own) =>
        !declaration.Has(DeclarationProblemKind.FileLocal)
        && (
            own.Layers.Count + own.Dims.Count > 0
            || !(
                declaration.Has(DeclarationProblemKind.NotPartial)
                || declaration.Has(DeclarationProblemKind.ContainerNotPartial)
            )
        );

    /// <inheritdoc cref="IsEmitted(ModelDeclaration, UserSpec)"/>
    public static bool IsEmitted(UserDim dim, UserSpec own) =>
        dim.IsPartial
        || own.Layers.SelectMany(Types).Any(type => Words(type).Contains(dim.Name))
        || own.Dims.SelectMany(other => other.Definitions).Any(definition => definition.Operands.Contains(dim.Name));

    /// <inheritdoc cref="IsEmitted(ModelDeclaration, UserSpec)"/>
    public static bool IsEmitted(UserLayer layer, UserSpec own) =>
        layer.IsPartial
        || layer.Properties.Any(property => property.IsPartial)
        || own.Layers.SelectMany(other => other.Properties)
            .Any(property =>
                property is { TypeName: "LayerList", TypeArguments.Count: 1 }
                && UserLayers.ListedType(property) == layer.Name
            );

    private static IEnumerable<string> Types(UserLayer layer) =>
        layer
            .Properties.SelectMany(property => property.TypeArguments)
            .Concat(layer.Forwards.SelectMany(forward => forward.ParameterTypes.Append(forward.ReturnType)));

    private static string[] Words(string type) => type.Split('<', '>', ',');

    private static bool IsSize(Argument argument) => argument.Value is int and >= 1;
}
