using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Sources;
using TypedGpt.Architecture.Sources.HuggingFace;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Generators.Pipeline;

/// <summary>Reads where and how a model's class is declared.</summary>
internal static class DeclarationReader
{
    public static ModelDeclaration Read(
        INamedTypeSymbol model,
        Arguments arguments,
        UserSpec user,
        CancellationToken token
    )
    {
        var containers = Containers(model).ToList();
        token.ThrowIfCancellationRequested();
        return new(
            Escaped(model.Name),
            model.ContainingNamespace.IsGlobalNamespace ? "" : model.ContainingNamespace.ToDisplayString(Qualified),
            containers.Select(Header).ToEquatableArray(),
            string.Join(".", Namespaces(model).Concat(containers.Append(model).Select(WithArity))),
            Clashes(model, containers, token),
            DeclarationProblems.Of(Declared(model, containers), user, arguments).ToEquatableArray(),
            Keyword(model),
            TypeParameters(model),
            InheritsForward(model),
            IsDocumented(model)
        )
        {
            Members = ConfiguredSpec.NameOf(arguments) is null ? [] : Members(model),
        };
    }

    private static readonly SymbolDisplayFormat Qualified = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
    );

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol model)
    {
        var containers = new Stack<INamedTypeSymbol>();
        for (var type = model.ContainingType; type is not null; type = type.ContainingType)
        {
            containers.Push(type);
        }

        return containers;
    }

    private static IEnumerable<string> Namespaces(INamedTypeSymbol model) =>
        Spaces(model).Reverse().Select(space => space.Name);

    /// <summary>The namespaces around the class, innermost first, without the global one.</summary>
    private static IEnumerable<INamespaceSymbol> Spaces(INamedTypeSymbol model)
    {
        for (
            var space = model.ContainingNamespace;
            space is { IsGlobalNamespace: false };
            space = space.ContainingNamespace
        )
        {
            yield return space;
        }
    }

    private static string Header(INamedTypeSymbol type) =>
        $"partial {Keyword(type)} {Escaped(type.Name)}{TypeParameters(type)}";

    public static string Keyword(INamedTypeSymbol type) =>
        type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };

    private static string TypeParameters(INamedTypeSymbol type) =>
        type.TypeParameters.Length == 0
            ? ""
            : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Escaped(parameter.Name)))}>";

    /// <summary>The name, different from that of a type with other type parameters.</summary>
    private static string WithArity(INamedTypeSymbol type) => type.Arity == 0 ? type.Name : $"{type.Name}-{type.Arity}";

    /// <summary>Whether the first <c>forward</c> of the user's base classes is one to be overridden.</summary>
    private static bool InheritsForward(INamedTypeSymbol model)
    {
        var bases = new List<INamedTypeSymbol>();
        for (var type = model.BaseType; type is not null; type = type.BaseType)
        {
            bases.Add(type);
        }

        return model.GetMembers("forward").IsEmpty
            && bases.SelectMany(type => type.GetMembers("forward")).FirstOrDefault() is { IsAbstract: true };
    }

    /// <summary>A name as C# takes it for one, and not for the keyword that it may be.</summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
        && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;

    /// <summary>The runtime's names that a type, member or namespace around the class hides.</summary>
    private static EquatableArray<string> Clashes(
        INamedTypeSymbol model,
        IEnumerable<INamedTypeSymbol> containers,
        CancellationToken token
    )
    {
        var clashes = new SortedSet<string>(StringComparer.Ordinal);
        var scopes = containers.Append(model).Cast<INamespaceOrTypeSymbol>().ToList();
        scopes.AddRange(Spaces(model));

        foreach (var name in RuntimeNames.Namespaces.Keys)
        {
            token.ThrowIfCancellationRequested();
            if (scopes.Any(scope => IsTaken(scope, name)))
            {
                clashes.Add(name);
            }
        }

        return clashes.ToEquatableArray();
    }

    private static bool IsTaken(INamespaceOrTypeSymbol scope, string name) =>
        !scope.GetMembers(name).IsEmpty && scope.ToDisplayString() != RuntimeNames.Namespaces[name];

    private static EquatableArray<string> Members(INamedTypeSymbol model) =>
        model
            .GetMembers()
            .Select(member => member.Name)
            .Distinct()
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();

    private static DeclaredModel Declared(INamedTypeSymbol model, IEnumerable<INamedTypeSymbol> containers) =>
        new(
            containers
                .Append(model)
                .Select(type => new DeclaredScope(type.Name, IsPartial(type), type.Arity > 0, type.IsFileLocal))
                .ToList(),
            model.IsStatic,
            model.IsAbstract,
            model.IsRecord || model.BaseType is { SpecialType: not SpecialType.System_Object },
            model.InstanceConstructors.Any(IsTheGenerators),
            model.GetMembers().Select(member => member.Name)
        );

    /// <summary>Whether a declaration has a documentation comment, however comments are parsed.</summary>
    private static bool IsDocumented(INamedTypeSymbol model) =>
        Syntax(model)
            .SelectMany(syntax => syntax.GetLeadingTrivia())
            .Any(trivia =>
                SyntaxFacts.IsDocumentationCommentTrivia(trivia.Kind())
                || trivia.ToString().StartsWith("///", StringComparison.Ordinal)
            );

    private static bool IsTheGenerators(IMethodSymbol constructor) =>
        !constructor.IsImplicitlyDeclared
        && (constructor.Parameters.Length == 0 || Syntax(constructor).Any(syntax => syntax is TypeDeclarationSyntax));

    private static bool IsPartial(INamedTypeSymbol type) =>
        Syntax(type)
            .OfType<TypeDeclarationSyntax>()
            .All(syntax => syntax.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PartialKeyword)));

    private static IEnumerable<SyntaxNode> Syntax(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax());
}
