using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Generators.Pipeline;

/// <summary>
/// Reads which types of a model's own layers and dimensions resolve to nothing: what the generator is about to write, and
/// what is misspelt.
/// </summary>
internal static class UnresolvedReader
{
    public static EquatableArray<UnresolvedName> Read(INamedTypeSymbol model, CancellationToken token)
    {
        var found = new HashSet<UnresolvedName>();
        foreach (var type in model.GetTypeMembers())
        {
            token.ThrowIfCancellationRequested();
            found.UnionWith(
                type.GetMembers().OfType<IPropertySymbol>().SelectMany(property => Names(property.Type, isDim: false))
            );
            found.UnionWith(
                type.GetAttributes()
                    .SelectMany(attribute => attribute.ConstructorArguments)
                    .Where(argument => argument.Kind == TypedConstantKind.Type)
                    .Select(argument => argument.Value)
                    .OfType<ITypeSymbol>()
                    .SelectMany(operand => Names(operand, isDim: true))
            );
        }

        return found
            .Where(name => name.Name.Length > 0 && model.GetMembers(name.Name.TrimStart('@')).IsEmpty)
            .OrderBy(name => name.Name, StringComparer.Ordinal)
            .ThenBy(name => name.Arity)
            .ThenBy(name => name.IsDim)
            .ToEquatableArray();
    }

    /// <summary>A type as any file can write it; what resolves to nothing stands as written.</summary>
    public static string Text(ITypeSymbol type, TypeSyntax syntax) =>
        HasWrongArity(type) ? syntax.ToString() : type.ToDisplayString(Whole);

    private static readonly SymbolDisplayFormat Whole =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        );

    /// <summary>Such a type is displayed as the one that it is not.</summary>
    private static bool HasWrongArity(ITypeSymbol type) =>
        type is IErrorTypeSymbol { CandidateReason: CandidateReason.WrongArity }
        || (type is INamedTypeSymbol named && named.TypeArguments.Any(HasWrongArity));

    private static IEnumerable<UnresolvedName> Names(ITypeSymbol type, bool isDim)
    {
        if (type is not INamedTypeSymbol named)
        {
            yield break;
        }

        if (named is IErrorTypeSymbol error && IsUnknown(error))
        {
            yield return new(DeclarationReader.Escaped(named.Name), named.Arity, isDim && named.Arity == 0);
        }

        foreach (
            var inner in named.TypeArguments.SelectMany(argument =>
                Names(argument, named.Name != nameof(MemberKind.LayerList))
            )
        )
        {
            yield return inner;
        }
    }

    /// <summary>A name of the runtime is unknown where a using is missing, which the compiler says better.</summary>
    private static bool IsUnknown(IErrorTypeSymbol type) =>
        type.CandidateReason is CandidateReason.WrongArity
        || (type.CandidateReason is CandidateReason.None && !RuntimeNames.Namespaces.ContainsKey(type.Name));
}
