using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>One number of each row that was not taken: the one that indices choose, or the only one there is.</summary>
internal sealed class ChoiceRepairs : IRepairs
{
    public bool IsConstructive => true;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
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
}
