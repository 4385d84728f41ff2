using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Definition;

/// <summary>Looks through a whole compilation for a use of one property: asked for one that its own class leaves unused.</summary>
internal static class PropertyUses
{
    /// <summary>Whether code refers to the property, or an interface or a base class does in its place.</summary>
    public static bool Any(IPropertySymbol property, Compilation compilation, CancellationToken token) =>
        property.IsOverride
        || Implements(property)
        || compilation
            .SyntaxTrees.Where(tree => !UserCode.IsEmitted(tree))
            .Any(tree => IsUsedIn(tree, property, compilation, token));

    private static bool Implements(IPropertySymbol property) =>
        property
            .ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(property.Name))
            .Any(member =>
                SymbolEqualityComparer.Default.Equals(
                    property.ContainingType.FindImplementationForInterfaceMember(member),
                    property
                )
            );

    private static bool IsUsedIn(
        SyntaxTree tree,
        IPropertySymbol property,
        Compilation compilation,
        CancellationToken token
    )
    {
        var names = tree.GetRoot(token)
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == property.Name)
            .ToList();
        if (names.Count == 0)
        {
            return false;
        }

        var model = compilation.GetSemanticModel(tree);
        return names.Any(name =>
            model.GetSymbolInfo(name, token).Symbol is IPropertySymbol found
            && SymbolEqualityComparer.Default.Equals(found.OriginalDefinition, property.OriginalDefinition)
        );
    }
}
