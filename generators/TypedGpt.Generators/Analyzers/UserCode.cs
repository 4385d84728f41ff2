using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Analyzers;

/// <summary>
/// A compilation as the generator saw it: without what the generator added. Rules asked of that give the answer on which
/// the generator acted. All analyzers of a compilation share one.
/// </summary>
internal sealed class UserCode
{
    private static readonly ConditionalWeakTable<Compilation, UserCode> Known = new();

    private readonly Lazy<Compilation> withoutEmitted;

    private UserCode(Compilation compilation) =>
        withoutEmitted = new(
            () => compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(IsEmitted)),
            LazyThreadSafetyMode.ExecutionAndPublication
        );

    /// <summary>The user's part of a compilation.</summary>
    public static UserCode Of(Compilation compilation) =>
        Known.GetValue(compilation, static compilation => new(compilation));

    /// <summary>Whether the generator wrote a file.</summary>
    public static bool IsEmitted(SyntaxTree tree) => tree.FilePath.Contains(typeof(GptModelGenerator).FullName);

    /// <summary>The same class before anything was added to it.</summary>
    public INamedTypeSymbol? Find(INamedTypeSymbol type)
    {
        var own = type.DeclaringSyntaxReferences.FirstOrDefault(reference => !IsEmitted(reference.SyntaxTree));
        if (own is null)
        {
            return null;
        }

        var candidates = type.ContainingType is { } outer
            ? Find(outer)?.GetTypeMembers(type.Name, type.Arity) ?? []
            : Space(type.ContainingNamespace).GetTypeMembers(type.Name, type.Arity);
        return candidates.FirstOrDefault(candidate =>
            candidate.DeclaringSyntaxReferences.Any(reference =>
                reference.SyntaxTree == own.SyntaxTree && reference.Span == own.Span
            )
        );
    }

    private INamespaceSymbol Space(INamespaceSymbol space) =>
        space.IsGlobalNamespace
            ? withoutEmitted.Value.Assembly.GlobalNamespace
            : Space(space.ContainingNamespace).GetNamespaceMembers().First(member => member.Name == space.Name);
}
