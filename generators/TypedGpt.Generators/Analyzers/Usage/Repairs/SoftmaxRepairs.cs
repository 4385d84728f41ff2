using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>A softmax that came too early: arithmetic belongs to its logits, and what takes a logarithm wants LogSoftmax.</summary>
internal sealed class SoftmaxRepairs : IRepairs
{
    public bool IsConstructive => true;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene) =>
        Changes(expression, scene).Select(repair => repair with { Likelihood = Repair.Fitting });

    private static IEnumerable<Repair> Changes(ExpressionSyntax expression, Scene scene)
    {
        switch (expression)
        {
            case InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Log" } log
            } when Logits(log.Expression, scene) is { } logits:
                yield return scene.Replace(expression, $"{Scene.Operand(logits)}.LogSoftmax()");
                break;
            case InvocationExpressionSyntax when scene.WantsLogarithms && Logits(expression, scene) is { } logits:
                yield return scene.Replace(expression, $"{Scene.Operand(logits)}.LogSoftmax()");
                break;
            case BinaryExpressionSyntax binary when Logits(binary.Left, scene) is { } logits:
                yield return scene.Replace(
                    Outer(binary),
                    $"({Scene.Operand(logits)} {binary.OperatorToken} {binary.Right}).Softmax()"
                );
                break;
            default:
                break;
        }
    }

    /// <summary>What a softmax was taken of; null for anything else.</summary>
    private static ExpressionSyntax? Logits(ExpressionSyntax expression, Scene scene) =>
        expression switch
        {
            ParenthesizedExpressionSyntax inner => Logits(inner.Expression, scene),
            InvocationExpressionSyntax
            {
                ArgumentList.Arguments.Count: 0,
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Softmax" } access
            } when scene.Types.IsTensor(scene.TypeOf(access.Expression)) => access.Expression,
            _ => null,
        };

    private static ExpressionSyntax Outer(ExpressionSyntax expression) =>
        expression.Parent is ParenthesizedExpressionSyntax outer ? Outer(outer) : expression;
}
