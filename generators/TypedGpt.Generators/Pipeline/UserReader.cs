using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers.User;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Generators.Pipeline;

/// <summary>
/// Reads the layers and dimensions that a user declared in the model's class. Types are read as syntax: the dimensions
/// that the generator is about to write do not exist yet.
/// </summary>
internal static class UserReader
{
    private static readonly string[] Roles =
    [
        nameof(Role.Block),
        nameof(Role.Attention),
        nameof(Role.FeedForward),
        nameof(Role.Norm),
    ];

    public static UserSpec Read(INamedTypeSymbol model, CancellationToken token)
    {
        var layers = new List<UserLayer>();
        var dims = new List<UserDim>();
        foreach (var type in model.GetTypeMembers())
        {
            token.ThrowIfCancellationRequested();
            if (
                type.TypeKind == TypeKind.Class
                && (Roles.Contains(type.Name) || Attribute(type, "LayerAttribute") is not null)
            )
            {
                layers.Add(Layer(type));
            }
            else if (type.TypeKind == TypeKind.Struct && Definitions(type) is { Count: > 0 } definitions)
            {
                dims.Add(new(type.Name, definitions, IsPartial(type)));
            }
        }

        return new(layers.ToEquatableArray(), dims.ToEquatableArray(), UnresolvedReader.Read(model, token));
    }

    private static UserLayer Layer(INamedTypeSymbol type)
    {
        var syntax = Declarations(type).ToList();
        var marked = Attribute(type, "LayerAttribute") is { } attribute
            ? SpecReader.ReadArguments(attribute)["Replaces"] as string
            : null;
        var replaces =
            marked is not null and not nameof(Role.None) ? marked
            : Roles.Contains(type.Name) ? type.Name
            : "";
        return new(
            type.Name,
            type.TypeParameters.Select(parameter => parameter.Name).ToEquatableArray(),
            replaces,
            IsPartial(type),
            type.GetMembers().OfType<IPropertySymbol>().Where(IsLayerProperty).Select(Property).ToEquatableArray(),
            syntax
                .SelectMany(declaration => declaration.Members.OfType<MethodDeclarationSyntax>())
                .Where(method => method.Identifier.ValueText == "Forward")
                .Select(Forward)
                .ToEquatableArray(),
            syntax.SelectMany(Mentions).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            syntax.Any(declaration =>
                declaration.ParameterList is not null
                || declaration
                    .Members.OfType<ConstructorDeclarationSyntax>()
                    .Any(member => !member.Modifiers.Any(SyntaxKind.StaticKeyword))
            ),
            type.BaseType is { SpecialType: not SpecialType.System_Object }
        );
    }

    /// <summary>What the generator has to make: every partial property, and what looks like one but is not partial.</summary>
    private static bool IsLayerProperty(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false }
        && PropertySyntax(property) is { } syntax
        && (
            syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
            || Attribute(property, "OptionsAttribute") is not null
            || Attribute(property, "ParameterAttribute") is not null
            || IsForgottenLayer(syntax)
        );

    /// <summary>An automatic property of a layer's type that nothing sets.</summary>
    private static bool IsForgottenLayer(PropertyDeclarationSyntax syntax) =>
        syntax
            is {
                Initializer: null,
                ExpressionBody: null,
                AccessorList.Accessors: [{ Body: null, ExpressionBody: null }]
            }
        && TypeParts(syntax.Type).Name
            is "Linear"
                or "Embedding"
                or "LayerNorm"
                or "RmsNorm"
                or "Dropout"
                or "CausalMask"
                or "WindowMask"
                or "Alibi"
                or "Rotary"
                or "LayerList";

    private static UserProperty Property(IPropertySymbol property)
    {
        var syntax = PropertySyntax(property)!;
        var (name, arguments) = TypeParts(syntax.Type);
        return new(
            property.Name,
            string.Join(" ", syntax.Modifiers.Select(modifier => modifier.ValueText)),
            name,
            arguments,
            syntax.Modifiers.Any(SyntaxKind.PartialKeyword),
            syntax.AccessorList is { Accessors: [{ RawKind: (int)SyntaxKind.GetAccessorDeclaration }] },
            Attribute(property, "OptionsAttribute") is { } part ? SpecReader.ReadArguments(part) : Arguments.Of([]),
            Attribute(property, "ParameterAttribute") is { } parameter ? SpecReader.ReadArguments(parameter) : null,
            UnresolvedReader.Text(property.Type, syntax.Type),
            (syntax.AccessorList?.Accessors ?? []).Select(Accessor).ToEquatableArray()
        );
    }

    private static string Accessor(AccessorDeclarationSyntax accessor) =>
        string.Join(" ", accessor.Modifiers.Append(accessor.Keyword).Select(word => word.ValueText));

    private static UserForward Forward(MethodDeclarationSyntax method) =>
        new(
            Compact(method.ReturnType),
            method.ParameterList.Parameters.Select(parameter => Compact(parameter.Type)).ToEquatableArray(),
            method.Modifiers.Any(modifier =>
                modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword)
            ) && !method.Modifiers.Any(SyntaxKind.StaticKeyword)
        );

    /// <summary>The names in the bodies of a layer's methods: what is not among them is not used.</summary>
    private static IEnumerable<string> Mentions(TypeDeclarationSyntax declaration) =>
        declaration
            .Members.OfType<MethodDeclarationSyntax>()
            .SelectMany(method => method.DescendantNodes().OfType<IdentifierNameSyntax>())
            .Select(name => name.Identifier.ValueText);

    private static EquatableArray<DimDefinition> Definitions(INamedTypeSymbol type) =>
        type.GetAttributes()
            .Where(attribute => Is(attribute, "DimAttribute") || Is(attribute, "DimSumAttribute"))
            .Select(attribute =>
                attribute.ConstructorArguments switch
                {
                    [{ Value: int size }] => new DimDefinition(UserDimKind.Size, size, []),
                    _ => new DimDefinition(
                        Is(attribute, "DimAttribute") ? UserDimKind.Product : UserDimKind.Sum,
                        0,
                        Operands(attribute)
                    ),
                }
            )
            .Where(definition => definition.Kind == UserDimKind.Size || definition.Operands.Count >= 2)
            .ToEquatableArray();

    private static EquatableArray<string> Operands(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: var arguments }
            ? arguments
                .Select(argument => argument.Expression)
                .OfType<TypeOfExpressionSyntax>()
                .Select(typeOf => TypeParts(typeOf.Type).Name)
                .ToEquatableArray()
            : [];

    /// <summary>A type without its namespace, and its arguments without spaces.</summary>
    private static (string Name, EquatableArray<string> Arguments) TypeParts(TypeSyntax type) =>
        type switch
        {
            GenericNameSyntax generic => (
                generic.Identifier.ValueText,
                generic.TypeArgumentList.Arguments.Select(Compact).ToEquatableArray()
            ),
            QualifiedNameSyntax qualified => TypeParts(qualified.Right),
            AliasQualifiedNameSyntax alias => TypeParts(alias.Name),
            IdentifierNameSyntax name => (name.Identifier.ValueText, []),
            _ => (type.ToString(), []),
        };

    private static string Compact(TypeSyntax? type)
    {
        if (type is null)
        {
            return "";
        }

        var (name, arguments) = TypeParts(type);
        return arguments.Count == 0 ? name : $"{name}<{string.Join(",", arguments)}>";
    }

    private static PropertyDeclarationSyntax? PropertySyntax(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as PropertyDeclarationSyntax;

    private static bool IsPartial(INamedTypeSymbol type) =>
        Declarations(type).All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => Is(attribute, name));

    private static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type
        && type.Name == name
        && type.ContainingNamespace.ToDisplayString() == "TypedGpt";
}
