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
    public string Name => DeclarationReader.Escaped(type.Name);

    public bool IsClass => type.TypeKind == TypeKind.Class;

    public bool IsStruct => type.TypeKind == TypeKind.Struct;

    public string Keyword =>
        type.IsRefLikeType ? "ref struct"
        : type is { TypeKind: TypeKind.Struct, Arity: > 0 } ? "generic struct"
        : type.IsStatic ? "static class"
        : type is { TypeKind: TypeKind.Class, IsAbstract: true } ? "abstract class"
        : DeclarationReader.Keyword(type);

    public Visibility Visibility => Visibilities.Of(type);

    public bool IsPartial => Declarations.All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    public bool IsGenerated => false;

    public IReadOnlyList<DeclaredAttribute> Attributes { get; } = SymbolAttributes.Of(type);

    public IEnumerable<string> TypeParameters =>
        type.TypeParameters.Select(parameter => DeclarationReader.Escaped(parameter.Name));

    public IEnumerable<DeclaredProperty> Properties =>
        type.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(property => property is { IsStatic: false, IsIndexer: false, Name.Length: > 0 })
            .Select(Property)
            .OfType<DeclaredProperty>();

    public IEnumerable<UserForward> Forwards => type.GetMembers("Forward").OfType<IMethodSymbol>().Select(Forward);

    /// <inheritdoc/>
    public IEnumerable<string> Uses => Declarations.SelectMany(Mentions);

    public bool HasConstructor =>
        Declarations.Any(declaration =>
            declaration.ParameterList is not null
            || declaration
                .Members.OfType<ConstructorDeclarationSyntax>()
                .Any(member => !member.Modifiers.Any(SyntaxKind.StaticKeyword))
        );

    public bool HasBase => type is { IsRecord: false, BaseType.SpecialType: not SpecialType.System_Object };

    private IEnumerable<TypeDeclarationSyntax> Declarations =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static DeclaredProperty? Property(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not PropertyDeclarationSyntax syntax)
        {
            return null;
        }

        var (name, arguments) = TypeSyntaxText.Parts(syntax.Type, property.Type);
        var accessors = syntax.AccessorList?.Accessors ?? [];
        return new(
            DeclarationReader.Escaped(property.Name),
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

    private static UserForward Forward(IMethodSymbol method)
    {
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax;
        return new(
            TypeSyntaxText.Compact(syntax?.ReturnType, method.ReturnType),
            method
                .Parameters.Select(
                    (parameter, at) => TypeSyntaxText.Compact(syntax?.ParameterList.Parameters[at].Type, parameter.Type)
                )
                .ToEquatableArray(),
            method
                is {
                    IsStatic: false,
                    DeclaredAccessibility: Accessibility.Public
                        or Accessibility.Internal
                        or Accessibility.ProtectedOrInternal
                }
        );
    }

    /// <summary>The names that a layer's code mentions, types aside: what is not among them is not used in it.</summary>
    private static IEnumerable<string> Mentions(TypeDeclarationSyntax declaration) =>
        declaration
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => !SyntaxFacts.IsInTypeOnlyContext(name))
            .Select(name => DeclarationReader.Escaped(name.Identifier.ValueText));
}
