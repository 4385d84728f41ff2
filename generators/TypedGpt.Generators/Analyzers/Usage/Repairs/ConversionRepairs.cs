using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>
/// One of a pair, a softmax that was left out, probabilities that go on as a tensor, one position
/// instead of all, and a reduction that was left out.
/// </summary>
internal sealed class ConversionRepairs : IRepairs
{
    public bool IsConstructive => false;

    private static readonly string[] Softmax = ["Softmax()"];
    private static readonly string[] Last = ["Last()"];

    private static readonly string[] OverRows = ["MeanOfRows()", "SumOfRows()"];
    private static readonly string[] OverLast = ["Sum()", "Mean()"];

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
        var type = scene.TypeOf(expression);
        if (type is INamedTypeSymbol { IsTupleType: true, TupleElements: var parts })
        {
            foreach (var part in parts.Where(part => scene.Types.IsTensor(part.Type)).Reverse())
            {
                yield return scene.Replace(expression, $"{Scene.Operand(expression)}.{part.Name}");
            }

            yield break;
        }

        if (!scene.Types.IsTensor(type) || Chains.IsTurnedTooEarly(expression, scene))
        {
            yield break;
        }

        string[] calls = type!.Name switch
        {
            // A second softmax and a loss of probabilities would compile by it, and be as wrong as before.
            "Probabilities" => scene.WantsScores || scene.WantsLogarithms ? [] : ["AsTensor()"],
            "Tensor" =>
            [
                .. Chains.HasSoftmax(expression, scene) ? [] : Softmax,
                .. IsOfPositions(2) ? Last : [],
                .. LeftOut(expression, scene),
            ],
            "Indices" => IsOfPositions(2) ? Last : [],
            _ => [],
        };
        foreach (var call in calls)
        {
            yield return scene.Replace(expression, $"{Scene.Operand(expression)}.{call}") with
            {
                Likelihood = call == "AsTensor()" ? Repair.Unlikely : 0,
            };
        }

        // One of several positions is what generation wants; one of several heads or features is thrown away by accident.
        bool IsOfPositions(int fromEnd) =>
            scene.AxesOf(expression) is var axes
            && axes.Count >= fromEnd
            && DimFacts.IsOpen(axes[axes.Count - fromEnd]);
    }

    /// <summary>The reductions that lead from what is given to what is wanted: over positions, over the last axis, over all.</summary>
    private static IEnumerable<string> LeftOut(ExpressionSyntax expression, Scene scene)
    {
        var given = scene.AxesOf(expression);
        return !IsWrong(expression, scene) || scene.Wanted is not INamedTypeSymbol { Name: "Tensor" } wanted ? []
            : wanted.TypeArguments.Length == 0 ? [string.Join(".", Enumerable.Repeat("Mean()", given.Count))]
            : scene.IsOneValue && Is(wanted, Without(given, given.Count - 2)) ? OverRows
            : scene.Called is "DivideRows" or "ScaleRows" && Is(wanted, Without(given, given.Count - 1)) ? OverLast
            : [];

        static bool Is(INamedTypeSymbol type, IEnumerable<ITypeSymbol> axes) =>
            type.TypeArguments.SequenceEqual<ITypeSymbol>(axes, SymbolEqualityComparer.Default);

        static IEnumerable<ITypeSymbol> Without(IReadOnlyList<ITypeSymbol> axes, int left) =>
            axes.Where((_, at) => at != left);
    }

    /// <summary>Whether an expression is what does not fit, but for a sign before it.</summary>
    private static bool IsWrong(ExpressionSyntax expression, Scene scene) =>
        expression is not PrefixUnaryExpressionSyntax
        && (
            scene.Wrong == expression
            || scene.Wrong is PrefixUnaryExpressionSyntax signed && signed.Operand == expression
        );
}
