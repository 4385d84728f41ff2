using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>The step from Seq to KeySeq, and a transpose that was left out or is another one.</summary>
internal sealed class TransposeRepairs : IRepairs
{
    private static readonly string[] Turns = ["TransposeLast", "TransposeMiddle", "TransposeFirst"];

    public bool IsConstructive => true;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
        var rank = scene.AxesOf(expression).Count;
        if (scene.TypeOf(expression) is { Name: "Mask" })
        {
            yield return Append("AsKeys");
            yield break;
        }

        if (rank < 2 || Chains.IsTurnedTooEarly(expression, scene))
        {
            yield break;
        }

        if (
            expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax turned }
            && Turns.Contains(turned.Name.Identifier.ValueText)
        )
        {
            foreach (var other in Turns.Where(other => other != turned.Name.Identifier.ValueText))
            {
                yield return scene.Replace(expression, $"{turned.Expression}.{other}()");
            }
        }

        if (!IsTurned("TransposeLast"))
        {
            yield return Append("TransposeLast");
        }

        if (rank >= 4 && !IsTurned("TransposeMiddle"))
        {
            yield return Append("TransposeMiddle");
        }

        if (rank >= 3)
        {
            yield return Append("AsKeys");
            if (!IsTurned("TransposeFirst"))
            {
                yield return Append("TransposeFirst");
            }
        }

        // Twice the same transpose is none, and nobody means that.
        bool IsTurned(string name) =>
            expression is InvocationExpressionSyntax call && Calls.Name(call).ToString() == name
            || expression.Parent is MemberAccessExpressionSyntax access && access.Name.ToString() == name;

        Repair Append(string name) => scene.Replace(expression, $"{Scene.Operand(expression)}.{name}()");
    }
}
