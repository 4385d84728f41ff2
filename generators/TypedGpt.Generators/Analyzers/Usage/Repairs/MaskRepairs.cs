using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>The other way of masking: MaskedFill hides pairs of a query and a key, HideKeys the keys of a sequence.</summary>
internal sealed class MaskRepairs : IRepairs
{
    private const string Pairs = "MaskedFill";
    private const string Keys = "HideKeys";

    public bool IsConstructive => true;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene) =>
        Changes(expression, scene).Select(repair => repair with { Likelihood = Repair.Fitting });

    private static IEnumerable<Repair> Changes(ExpressionSyntax expression, Scene scene)
    {
        if (
            expression
                is not InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax access,
                    ArgumentList.Arguments: [{ Expression: var mask }]
                }
            || scene.TypeOf(mask) is not INamedTypeSymbol { Name: "Mask" }
        )
        {
            yield break;
        }

        switch (access.Name.Identifier.ValueText)
        {
            case Pairs:
                yield return scene.Replace(expression, $"{access.Expression}.{Keys}({Scene.Operand(mask)}.AsKeys())");
                yield return scene.Replace(expression, $"{access.Expression}.{Keys}({mask})");
                break;
            case Keys:
                yield return scene.Replace(expression, $"{access.Expression}.{Pairs}({mask})");
                break;
            default:
                break;
        }
    }
}
