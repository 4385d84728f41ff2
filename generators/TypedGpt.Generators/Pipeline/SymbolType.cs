using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Sources;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Generators.Pipeline;

/// <summary>
/// A type nested in a model's class, from its symbol. Types are read as syntax: the dimensions that the generator is about
/// to write do not exist yet.
/// </summary>
internal sealed class SymbolType(INamedTypeSymbol type) : IDeclaredType
{
    public string Name => type.Name;

    public bool IsClass => type.TypeKind == TypeKind.Class;

    public bool IsStruct => type.TypeKind == TypeKind.Struct;

    public bool IsPartial => Declarations.All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    public bool IsGenerated => false;

    public IReadOnlyList<DeclaredAttribute> Attributes { get; } = SymbolAttributes.Of(type);

    public IEnumerable<string> TypeParameters => type.TypeParameters.Select(parameter => parameter.Name);

    public IEnumerable<DeclaredProperty> Properties =>
        type.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(property => property is { IsStatic: false, IsIndexer: false })
            .Select(Property)
            .OfType<DeclaredProperty>();

    public IEnumerable<UserForward> Forwards =>
        Declarations
            .SelectMany(declaration => declaration.Members.OfType<MethodDeclarationSyntax>())
            .Where(method => method.Identifier.ValueText == "Forward")
            .Select(Forward);

    /// <inheritdoc/>
    public IEnumerable<string> Uses => Declarations.SelectMany(Mentions);

    public bool HasConstructor =>
        Declarations.Any(declaration =>
            declaration.ParameterList is not null
            || declaration
                .Members.OfType<ConstructorDeclarationSyntax>()
                .Any(member => !member.Modifiers.Any(SyntaxKind.StaticKeyword))
        );

    public bool HasBase => type.BaseType is { SpecialType: not SpecialType.System_Object };

    private IEnumerable<TypeDeclarationSyntax> Declarations =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static DeclaredProperty? Property(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not PropertyDeclarationSyntax syntax)
        {
            return null;
        }

        var (name, arguments) = TypeSyntaxText.Parts(syntax.Type);
        var accessors = syntax.AccessorList?.Accessors ?? [];
        return new(
            property.Name,
            string.Join(" ", syntax.Modifiers.Select(modifier => modifier.ValueText)),
            name,
            arguments,
            SymbolAttributes.Of(property)
        )
        {
            IsPartial = syntax.Modifiers.Any(SyntaxKind.PartialKeyword),
            IsGetOnly = accessors is [{ RawKind: (int)SyntaxKind.GetAccessorDeclaration }],
            IsUnset =
                syntax is { Initializer: null, ExpressionBody: null }
                && accessors is [{ Body: null, ExpressionBody: null }],
            WholeType = UnresolvedReader.Text(property.Type, syntax.Type),
            Accessors = accessors.Select(Accessor).ToEquatableArray(),
        };
    }

    private static string Accessor(AccessorDeclarationSyntax accessor) =>
        string.Join(" ", accessor.Modifiers.Append(accessor.Keyword).Select(word => word.ValueText));

    private static UserForward Forward(MethodDeclarationSyntax method) =>
        new(
            TypeSyntaxText.Compact(method.ReturnType),
            method
                .ParameterList.Parameters.Select(parameter => TypeSyntaxText.Compact(parameter.Type))
                .ToEquatableArray(),
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
}
