using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>
/// One number of each row that was not taken: the one that indices choose, or the only one there is; and the few probabilities that were chosen, put back among all.
/// </summary>
internal sealed class ChoiceRepairs : IRepairs
{
    public bool IsConstructive => true;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
        if (scene.TypeOf(expression) is INamedTypeSymbol { Name: "Probabilities" } chances)
        {
            foreach (var places in scene.Variables.Where(variable => IsPlacesOf(variable, chances, expression)))
            {
                yield return scene.Replace(expression, $"{Scene.Operand(expression)}.ScatterInto({places.Name})") with
                {
                    Likelihood = scene.IsUnused(places) ? Repair.Likely : 0,
                };
            }
        }

        if (scene.TypeOf(expression) is not INamedTypeSymbol { Name: "Tensor", TypeArguments: [.., var last] } tensor)
        {
            yield break;
        }

        if (last.Name == "One")
        {
            yield return scene.Replace(expression, $"{Scene.Operand(expression)}.Single()");
            yield return scene.Replace(expression, $"{Scene.Operand(expression)}.Column(0)");
        }

        foreach (
            var indices in scene.Variables.Where(variable =>
                Scene.TypeOfVariable(variable) is INamedTypeSymbol { Name: "Indices" } type
                && type.TypeArguments.SequenceEqual<ITypeSymbol>(tensor.TypeArguments, SymbolEqualityComparer.Default)
                && Scene.IsInReach(variable, expression)
            )
        )
        {
            yield return scene.Replace(expression, $"{Scene.Operand(expression)}.Pick({indices.Name})");
        }
    }

    /// <summary>Whether a variable says where the few probabilities belong that were chosen: indices on their axes.</summary>
    private static bool IsPlacesOf(ISymbol variable, INamedTypeSymbol chances, ExpressionSyntax expression) =>
        Scene.TypeOfVariable(variable) is INamedTypeSymbol { Name: "Indices" } type
        && type.TypeArguments.Length == chances.TypeArguments.Length + 1
        && type.TypeArguments.Take(chances.TypeArguments.Length)
            .SequenceEqual<ITypeSymbol>(chances.TypeArguments, SymbolEqualityComparer.Default)
        && Scene.IsInReach(variable, expression);
}
