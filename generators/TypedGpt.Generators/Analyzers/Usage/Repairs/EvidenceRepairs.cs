using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>Evidence of another dimension; heads that were not split, merged or repeated.</summary>
internal sealed class EvidenceRepairs : IRepairs
{
    public bool IsConstructive => true;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
        if (scene.Types.IsEvidence(scene.TypeOf(expression)) || IsUnknownMember(expression, scene))
        {
            return expression is MemberAccessExpressionSyntax or IdentifierNameSyntax
                ? scene
                    .Evidence.Select(scene.Written)
                    .Where(text => text != expression.ToString())
                    .Select(text => scene.Replace(expression, text))
                : [];
        }

        var axes = scene.AxesOf(expression);
        return axes.Count == 0 || expression is not (IdentifierNameSyntax or InvocationExpressionSyntax)
            ? []
            : scene.Evidence.SelectMany(evidence => Calls(axes, evidence, scene.Written(evidence))).Select(Append);

        Repair Append(string call) => scene.Replace(expression, $"{Scene.Operand(expression)}.{call}");
    }

    /// <summary>A member of a dimension that it does not have.</summary>
    private static bool IsUnknownMember(ExpressionSyntax expression, Scene scene) =>
        expression is MemberAccessExpressionSyntax access
        && scene.SymbolOf(access) is null
        && scene.SymbolOf(access.Expression) is INamedTypeSymbol dim
        && scene.Types.IsDim(dim);

    /// <summary>The calls with this evidence that a tensor of these axes has.</summary>
    private static IEnumerable<string> Calls(IReadOnlyList<ITypeSymbol> axes, IPropertySymbol evidence, string written)
    {
        if (evidence.Type is not INamedTypeSymbol { Name: "Factors", TypeArguments: [var whole, var outer, var inner] })
        {
            yield break;
        }

        var last = axes.Count - 1;
        if (last >= 1 && Same(axes[last], inner) && Same(axes[last - 1], outer))
        {
            yield return $"Flatten({written})";
        }

        if (last == 3 && Same(axes[3], inner) && Same(axes[1], outer))
        {
            yield return $"TransposeMiddle().Flatten({written})";
        }

        if (Same(axes[last], whole))
        {
            yield return $"Unflatten({written})";
            yield return $"Unflatten({written}).TransposeMiddle()";
        }

        if (axes.Count == 4 && Same(axes[1], outer))
        {
            yield return $"RepeatGroups({written})";
        }

        if (axes.Count == 4 && Same(axes[1], whole))
        {
            yield return $"UnflattenHeads({written})";
        }
    }

    private static bool Same(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
