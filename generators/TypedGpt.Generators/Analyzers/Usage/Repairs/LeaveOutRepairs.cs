using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>A call too many: of a layer, or on a tensor.</summary>
internal sealed class LeaveOutRepairs : IRepairs
{
    public bool IsConstructive => false;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
        if (
            expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            && Within(call, access, scene) is { } within
            && (within is InvocationExpressionSyntax || call.Parent is not ExpressionStatementSyntax)
            && (within != access.Expression || !TakesTensor(call, scene))
            && (IsTranspose(access) || !Chains.IsTurnedTooEarly(call, scene))
        )
        {
            yield return scene.Change(
                call,
                within.ToString(),
                within == access.Expression ? $"leave out .{access.Name}{call.ArgumentList}" : $"leave out {access}"
            ) with
            {
                Likelihood = IsTranspose(access) && scene.IsTurnedTooEarly ? Repair.Likely : 0,
            };
        }
    }

    private static bool IsTranspose(MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.ValueText.StartsWith("Transpose", System.StringComparison.Ordinal);

    /// <summary>Whether the call combines its tensor with another, or with a mask: nobody writes that by accident.</summary>
    private static bool TakesTensor(InvocationExpressionSyntax call, Scene scene) =>
        call.ArgumentList.Arguments.Any(argument => scene.Types.IsTensor(scene.TypeOf(argument.Expression)));

    /// <summary>What the call takes: the tensor before the dot, or the input of a layer.</summary>
    public static ExpressionSyntax? Within(
        InvocationExpressionSyntax call,
        MemberAccessExpressionSyntax access,
        Scene scene
    )
    {
        var receiver = scene.TypeOf(access.Expression);
        return scene.Types.IsTensor(receiver) ? access.Expression
            : scene.Types.IsLayer(receiver) && call.ArgumentList.Arguments is [var input, ..] ? input.Expression
            : null;
    }
}
