using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>The same call on its own result: <c>Output.Forward(Output.Forward(x))</c>, <c>scores.Softmax().Softmax()</c>.</summary>
internal sealed class DoubledRepairs : IRepairs
{
    public bool IsConstructive => true;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
        if (
            expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            && LeaveOutRepairs.Within(call, access, scene)
                is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner } earlier
            && access.Name.ToString() == inner.Name.ToString()
            && (
                earlier == access.Expression
                    ? call.ArgumentList.ToString() == earlier.ArgumentList.ToString()
                    : access.ToString() == inner.ToString()
            )
        )
        {
            var doubled = earlier == access.Expression ? $".{access.Name}{call.ArgumentList}" : access.ToString();
            yield return scene.Change(call, earlier.ToString(), $"leave out the second {doubled}");
        }
    }
}
