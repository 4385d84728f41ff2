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
        foreach (var type in model.GetTypeMembers().Where(type => type.Name.Length > 0))
        {
            token.ThrowIfCancellationRequested();
            if (
                type.TypeKind == TypeKind.Class
                && (Roles.Contains(type.Name) || Attribute(type, "LayerAttribute") is not null)
            )
            {
                layers.Add(Layer(type, model));
            }
            else if (type.TypeKind == TypeKind.Struct && Definitions(type) is { Count: > 0 } definitions)
            {
                dims.Add(
                    new(
                        DeclarationReader.Escaped(type.Name),
                        definitions,
                        IsPartial(type),
                        DimKeyword(type),
                        VisibilityOf(type, model)
                    )
                );
            }
        }

        return new(layers.ToEquatableArray(), dims.ToEquatableArray(), UnresolvedReader.Read(model, token));
    }

    private static UserLayer Layer(INamedTypeSymbol type, INamedTypeSymbol model)
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
            DeclarationReader.Escaped(type.Name),
            type.TypeParameters.Select(parameter => DeclarationReader.Escaped(parameter.Name)).ToEquatableArray(),
            replaces,
            IsPartial(type),
            type.GetMembers().OfType<IPropertySymbol>().Where(IsLayerProperty).Select(Property).ToEquatableArray(),
            type.GetMembers("Forward").OfType<IMethodSymbol>().Select(Forward).ToEquatableArray(),
            syntax.SelectMany(Mentions).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            syntax.Any(declaration =>
                declaration.ParameterList is not null
                || declaration
                    .Members.OfType<ConstructorDeclarationSyntax>()
                    .Any(member => !member.Modifiers.Any(SyntaxKind.StaticKeyword))
            ),
            type is { IsRecord: false, BaseType.SpecialType: not SpecialType.System_Object },
            LayerKeyword(type),
            VisibilityOf(type, model)
        );
    }

    /// <summary>What the generator has to make: every partial property, and what looks like one but is not partial.</summary>
    private static bool IsLayerProperty(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, Name.Length: > 0 }
        && PropertySyntax(property) is { } syntax
        && (
            syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
            || Attribute(property, "OptionsAttribute") is not null
            || Attribute(property, "ParameterAttribute") is not null
            || IsForgottenLayer(syntax, property.Type)
        );

    /// <summary>An automatic property of a layer's type that nothing sets.</summary>
    private static bool IsForgottenLayer(PropertyDeclarationSyntax syntax, ITypeSymbol type) =>
        syntax
            is {
                Initializer: null,
                ExpressionBody: null,
                AccessorList.Accessors: [{ Body: null, ExpressionBody: null }]
            }
        && TypeParts(syntax.Type, type).Name
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
        var (name, arguments) = TypeParts(syntax.Type, property.Type);
        return new(
            DeclarationReader.Escaped(property.Name),
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

    private static UserForward Forward(IMethodSymbol method)
    {
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax;
        return new(
            Compact(syntax?.ReturnType, method.ReturnType),
            method
                .Parameters.Select(
                    (parameter, at) => Compact(syntax?.ParameterList.Parameters[at].Type, parameter.Type)
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

    private static EquatableArray<string> Operands(AttributeData attribute)
    {
        var types = attribute
            .ConstructorArguments.SelectMany(argument =>
                argument.Kind == TypedConstantKind.Array ? argument.Values : [argument]
            )
            .Select(argument => argument.Value as ITypeSymbol)
            .ToList();
        return
            attribute.ApplicationSyntaxReference?.GetSyntax()
                is AttributeSyntax { ArgumentList.Arguments: var arguments }
            ? arguments
                .Select(argument => argument.Expression)
                .OfType<TypeOfExpressionSyntax>()
                .Select((typeOf, at) => TypeParts(typeOf.Type, types.ElementAtOrDefault(at)).Name)
                .ToEquatableArray()
            : [];
    }

    /// <summary>
    /// A type without its namespace, and its arguments without spaces, as written; an alias as what it stands for.
    /// </summary>
    private static (string Name, EquatableArray<string> Arguments) TypeParts(TypeSyntax type, ITypeSymbol? bound) =>
        type switch
        {
            GenericNameSyntax generic => (
                DeclarationReader.Escaped(generic.Identifier.ValueText),
                generic
                    .TypeArgumentList.Arguments.Select((argument, at) => Compact(argument, Argument(bound, at)))
                    .ToEquatableArray()
            ),
            QualifiedNameSyntax qualified => TypeParts(qualified.Right, bound),
            AliasQualifiedNameSyntax alias => TypeParts(alias.Name, bound),
            IdentifierNameSyntax name
                when bound is INamedTypeSymbol { Name.Length: > 0 } named && IsAlias(name, named) => (
                DeclarationReader.Escaped(named.Name),
                named.TypeArguments.Select(Compact).ToEquatableArray()
            ),
            IdentifierNameSyntax name => (DeclarationReader.Escaped(name.Identifier.ValueText), []),
            _ => (type.ToString(), []),
        };

    /// <summary>Whether a name without arguments stands for a type of another name, or for one with arguments.</summary>
    private static bool IsAlias(IdentifierNameSyntax name, INamedTypeSymbol bound) =>
        bound.Name != name.Identifier.ValueText
        || bound is { Arity: > 0 } and not IErrorTypeSymbol { CandidateReason: CandidateReason.WrongArity };

    private static ITypeSymbol? Argument(ITypeSymbol? type, int at) =>
        (type as INamedTypeSymbol)?.TypeArguments.ElementAtOrDefault(at);

    private static string Compact(TypeSyntax? type, ITypeSymbol? bound)
    {
        if (type is null)
        {
            return "";
        }

        var (name, arguments) = TypeParts(type, bound);
        return Compact(name, arguments);
    }

    private static string Compact(ITypeSymbol type) =>
        Compact(
            DeclarationReader.Escaped(type.Name),
            type is INamedTypeSymbol named ? named.TypeArguments.Select(Compact).ToEquatableArray() : []
        );

    private static string Compact(string name, EquatableArray<string> arguments) =>
        arguments.Count == 0 ? name : $"{name}<{string.Join(",", arguments)}>";

    /// <summary>What a dimension is declared as; more words than <c>struct</c> where that is none that can be completed.</summary>
    private static string DimKeyword(INamedTypeSymbol type) =>
        type.IsRefLikeType ? "ref struct"
        : type.Arity > 0 ? "generic struct"
        : DeclarationReader.Keyword(type);

    /// <summary>What a layer is declared as; more than <c>class</c> where that is none that can be made.</summary>
    private static string LayerKeyword(INamedTypeSymbol type) =>
        type.IsStatic ? "static class"
        : type.IsAbstract ? "abstract class"
        : DeclarationReader.Keyword(type);

    private static Visibility VisibilityOf(INamedTypeSymbol type, INamedTypeSymbol model) =>
        type.DeclaredAccessibility switch
        {
            Accessibility.Public => Visibility.Public,
            Accessibility.Internal or Accessibility.ProtectedOrInternal => IsSeenOutside(model)
                ? Visibility.Internal
                : Visibility.Public,
            Accessibility.Protected or Accessibility.ProtectedAndInternal => Visibility.Protected,
            _ => Visibility.Private,
        };

    /// <summary>Whether other assemblies can name a type.</summary>
    private static bool IsSeenOutside(INamedTypeSymbol type)
    {
        var at = type;
        while (
            at
                is {
                    DeclaredAccessibility: Accessibility.Public
                        or Accessibility.Protected
                        or Accessibility.ProtectedOrInternal
                }
        )
        {
            at = at.ContainingType;
        }

        return at is null;
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
