using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Generators.Pipeline;

/// <summary>Types as they are written, without namespaces and spaces; an alias as what it stands for.</summary>
internal static class TypeSyntaxText
{
    /// <summary>A type without its namespace, and its arguments without spaces.</summary>
    /// <param name="type">As written: what is still to be emitted binds to nothing.</param>
    /// <param name="bound">What the compiler makes of it.</param>
    public static (string Name, EquatableArray<string> Arguments) Parts(TypeSyntax type, ITypeSymbol? bound) =>
        type switch
        {
            GenericNameSyntax generic => (
                DeclarationReader.Escaped(generic.Identifier.ValueText),
                generic
                    .TypeArgumentList.Arguments.Select((argument, at) => Compact(argument, Argument(bound, at)))
                    .ToEquatableArray()
            ),
            QualifiedNameSyntax qualified => Parts(qualified.Right, bound),
            AliasQualifiedNameSyntax alias => Parts(alias.Name, bound),
            IdentifierNameSyntax name
                when bound is INamedTypeSymbol { Name.Length: > 0 } named && IsAlias(name, named) => (
                DeclarationReader.Escaped(named.Name),
                named.TypeArguments.Select(Compact).ToEquatableArray()
            ),
            IdentifierNameSyntax name => (DeclarationReader.Escaped(name.Identifier.ValueText), []),
            _ => (type.ToString(), []),
        };

    /// <summary>A whole type, such as <c>Tensor&lt;Batch,Seq,Emb&gt;</c>; empty for none.</summary>
    public static string Compact(TypeSyntax? type, ITypeSymbol? bound)
    {
        if (type is null)
        {
            return "";
        }

        var (name, arguments) = Parts(type, bound);
        return Compact(name, arguments);
    }

    private static string Compact(ITypeSymbol type) =>
        Compact(
            DeclarationReader.Escaped(type.Name),
            type is INamedTypeSymbol named ? named.TypeArguments.Select(Compact).ToEquatableArray() : []
        );

    private static string Compact(string name, EquatableArray<string> arguments) =>
        arguments.Count == 0 ? name : $"{name}<{string.Join(",", arguments)}>";

    /// <summary>Whether a name without arguments stands for a type of another name, or for one with arguments.</summary>
    private static bool IsAlias(IdentifierNameSyntax name, INamedTypeSymbol bound) =>
        bound.Name != name.Identifier.ValueText
        || bound is { Arity: > 0 } and not IErrorTypeSymbol { CandidateReason: CandidateReason.WrongArity };

    private static ITypeSymbol? Argument(ITypeSymbol? type, int at) =>
        (type as INamedTypeSymbol)?.TypeArguments.ElementAtOrDefault(at);
}
