using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>A layer that was left out, such as an output projection, and another layer than the one that was called.</summary>
internal sealed class LayerRepairs : IRepairs
{
    public bool IsConstructive => true;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
        if (
            expression
                is IdentifierNameSyntax
                {
                    Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Forward" }
                }
            && scene.Types.IsLayer(scene.TypeOf(expression))
        )
        {
            foreach (var layer in scene.UnusedLayers)
            {
                yield return scene.Replace(
                    expression,
                    layer.Name,
                    $"{layer.Name}.Forward instead of {expression}.Forward"
                ) with
                {
                    Likelihood = scene.IsUnusedInClass(layer) ? Repair.Likely : 0,
                };
            }
        }

        if (scene.Types.IsTensor(scene.TypeOf(expression)))
        {
            foreach (
                var layer in scene.UnusedLayers.Where(layer =>
                    Takes(Scene.TypeOfMember(layer), scene.TypeOf(expression))
                )
            )
            {
                yield return scene.Replace(expression, $"{layer.Name}.Forward({expression})") with
                {
                    Likelihood = (scene.IsUnusedInClass(layer) ? Repair.Likely : 0) - (IsActivated(expression) ? 1 : 0),
                };
            }
        }
    }

    /// <summary>
    /// Whether a tensor went through an activation and not through a layer before: an activation is for what a layer
    /// gives, so the layer belongs before it.
    /// </summary>
    private static bool IsActivated(ExpressionSyntax expression) =>
        expression
            is InvocationExpressionSyntax
            {
                ArgumentList.Arguments.Count: 0,
                Expression: MemberAccessExpressionSyntax { Expression: not InvocationExpressionSyntax }
            } call
        && Calls.Name(call).ToString() is "Gelu" or "GeluTanh" or "Relu" or "Silu" or "Tanh" or "Sigmoid";

    /// <summary>Whether a layer could be made for such a tensor: for its last axis, or for just these axes.</summary>
    private static bool Takes(ITypeSymbol? layer, ITypeSymbol? tensor) =>
        layer is INamedTypeSymbol named
        && tensor is INamedTypeSymbol { TypeArguments: [.., var last] }
        && (
            named.TypeArguments.Any(dim => SymbolEqualityComparer.Default.Equals(dim, last))
            || named
                .GetMembers("Forward")
                .OfType<IMethodSymbol>()
                .Any(forward =>
                    forward.Parameters is [{ Type: var taken }, ..]
                    && (forward.IsGenericMethod || SymbolEqualityComparer.Default.Equals(taken, tensor))
                )
        );
}
