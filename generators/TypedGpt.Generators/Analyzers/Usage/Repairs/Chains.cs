using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>The calls by which a tensor came to be, last one first, through layers and the variables that hold it.</summary>
internal static class Chains
{
    private const int Longest = 50;

    /// <summary>What works along the last axis, so that a transpose after it does not undo one before it.</summary>
    private static readonly HashSet<string> AlongLast =
    [
        "Softmax",
        "LogSoftmax",
        "Normalize",
        "Sum",
        "Mean",
        "Max",
        "Variance",
        "TopK",
        "ArgMax",
    ];

    /// <summary>Whether the last axis was exchanged before something ran along the last one: turning back is too late then.</summary>
    public static bool IsTurnedTooEarly(ExpressionSyntax expression, Scene scene)
    {
        var ran = false;
        foreach (var name in Names(expression, scene).TakeWhile(name => name is not ("MatMul" or "Forward")))
        {
            if (ran && name == "TransposeLast")
            {
                return true;
            }

            ran |= AlongLast.Contains(name);
        }

        return false;
    }

    /// <summary>Whether a softmax is among the calls.</summary>
    public static bool HasSoftmax(ExpressionSyntax expression, Scene scene) =>
        Names(expression, scene).Any(name => name is "Softmax" or "LogSoftmax");

    private static IEnumerable<string> Names(ExpressionSyntax expression, Scene scene)
    {
        ExpressionSyntax? at = expression;
        for (var steps = 0; at is not null && steps < Longest; steps++)
        {
            if (at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            {
                yield return access.Name.Identifier.ValueText;
            }

            at = Before(at, scene);
        }
    }

    private static ExpressionSyntax? Before(ExpressionSyntax expression, Scene scene) =>
        expression switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call =>
                LeaveOutRepairs.Within(call, access, scene),
            ParenthesizedExpressionSyntax inner => inner.Expression,
            PrefixUnaryExpressionSyntax unary => unary.Operand,
            BinaryExpressionSyntax binary => scene.Types.IsTensor(scene.TypeOf(binary.Left))
                ? binary.Left
                : binary.Right,
            IdentifierNameSyntax name when scene.SymbolOf(name) is ILocalSymbol local => local
                .DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
                .OfType<VariableDeclaratorSyntax>()
                .Select(variable => variable.Initializer?.Value)
                .FirstOrDefault(),
            _ => null,
        };
}
