using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources;

/// <summary>
/// Reads the layers and dimensions that a user declared in the model's class, whatever the source: it decides which types
/// are layers and dimensions, which properties the generator has to make, and what the attributes say.
/// </summary>
internal static class UserReader
{
    private const string LayerAttribute = "Layer";
    private const string DimAttribute = "Dim";
    private const string DimSumAttribute = "DimSum";

    public static UserSpec Read(IEnumerable<IDeclaredType> types, EquatableArray<UnresolvedName> unresolved)
    {
        var all = types.ToList();
        var layers = all.Where(IsLayer).ToList();
        var names = new HashSet<string>(layers.Select(layer => layer.Name));
        var dims = all.Where(type => type.IsStruct)
            .Select(type => new UserDim(type.Name, Definitions(type), type.IsPartial, type.Keyword, type.Visibility))
            .Where(dim => dim.Definitions.Count > 0);
        return new(layers.Select(layer => Layer(layer, names)).ToEquatableArray(), dims.ToEquatableArray(), unresolved);
    }

    private static bool IsLayer(IDeclaredType type) =>
        type is { IsClass: true, IsGenerated: false }
        && (Roles.Replaceable(type.Name) is not null || Find(type.Attributes, LayerAttribute) is not null);

    private static UserLayer Layer(IDeclaredType type, ICollection<string> layers) =>
        new(
            type.Name,
            type.TypeParameters.ToEquatableArray(),
            Replaces(type),
            type.IsPartial,
            type.Properties.Where(property => IsMade(property, layers)).Select(Property).ToEquatableArray(),
            type.Forwards.ToEquatableArray(),
            type.Uses.Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            type.HasConstructor,
            type.HasBase,
            type.Keyword,
            type.Visibility
        );

    /// <summary>The role that a layer takes: the one its attribute says, or else that of its name.</summary>
    private static string Replaces(IDeclaredType type) =>
        Find(type.Attributes, LayerAttribute)?.Named["Replaces"]
            is Value.Text { Content: not nameof(Role.None) and var role }
            ? role
        : Roles.Replaceable(type.Name) is not null ? type.Name
        : "";

    /// <summary>
    /// Whether the generator has to make a property: a partial one, or what looks like one but is not partial, an automatic
    /// property of a layer's type that nothing sets.
    /// </summary>
    private static bool IsMade(DeclaredProperty property, ICollection<string> layers) =>
        property.IsPartial
        || Find(property.Attributes, LayerOption.OptionsAttribute) is not null
        || Find(property.Attributes, LayerOption.ParameterAttribute) is not null
        || (
            property.IsUnset
            && (
                LayerKinds.Named(property.TypeName) is { Kind: not MemberKind.Parameter }
                || Roles.IsForUsers(property.TypeName)
                || layers.Contains(property.TypeName)
            )
        );

    private static UserProperty Property(DeclaredProperty property) =>
        new(
            property.Name,
            property.Modifiers,
            property.TypeName,
            property.TypeArguments,
            property.IsPartial,
            property.IsGetOnly,
            Find(property.Attributes, LayerOption.OptionsAttribute)?.Named ?? Arguments.None,
            Find(property.Attributes, LayerOption.ParameterAttribute)?.Named,
            property.WholeType,
            property.Accessors
        );

    private static EquatableArray<DimDefinition> Definitions(IDeclaredType type) =>
        type
            .Attributes.Where(attribute => attribute.Name is DimAttribute or DimSumAttribute)
            .Select(Definition)
            .Where(definition => definition.Kind == UserDimKind.Size || definition.Operands.Count >= 2)
            .ToEquatableArray();

    private static DimDefinition Definition(DeclaredAttribute attribute) =>
        attribute.Positional is [Value.Integer { Number: var size }]
            ? new(UserDimKind.Size, size, [])
            : new(
                attribute.Name == DimAttribute ? UserDimKind.Product : UserDimKind.Sum,
                0,
                attribute.Positional.OfType<Value.Text>().Select(operand => operand.Content).ToEquatableArray()
            );

    private static DeclaredAttribute? Find(IEnumerable<DeclaredAttribute> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.Name == name);
}
