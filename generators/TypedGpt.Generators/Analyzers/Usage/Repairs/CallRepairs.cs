using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>A call too many, and calls or operands in another order.</summary>
internal sealed class CallRepairs : IRepairs
{
    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
        if (expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            yield break;
        }

        var arguments = call.ArgumentList.Arguments;
        var isLayer = scene.Types.IsLayer(scene.TypeOf(access.Expression));
        if (scene.Types.IsTensor(scene.TypeOf(access.Expression)))
        {
            var operand = access.Expression.ToString();
            yield return scene.Replace(call, operand, $"leave out .{access.Name}{call.ArgumentList}");
            if (arguments.Count == 1 && scene.Types.IsTensor(scene.TypeOf(arguments[0].Expression)))
            {
                var text = $"{Scene.Operand(arguments[0].Expression)}.{access.Name}({operand})";
                yield return scene.Replace(call, text, text);
            }
        }
        else if (isLayer && arguments.Count > 0)
        {
            yield return scene.Replace(
                call,
                arguments[0].Expression.ToString(),
                $"leave out {access.Expression}.{access.Name}"
            );
        }
        else if (arguments.Count >= 2)
        {
            var swapped = string.Join(
                ", ",
                new[] { arguments[1], arguments[0] }.Concat(arguments.Skip(2)).Select(argument => argument)
            );
            yield return scene.Replace(call, $"{access}({swapped})", $"swap the arguments: {access}({swapped})");
        }

        foreach (var text in Reordered(call, access, isLayer))
        {
            yield return scene.Replace(call, text, text);
        }
    }

    /// <summary>Two calls of a chain the other way round, and a layer before or after the call on its result or input.</summary>
    private static IEnumerable<string> Reordered(
        InvocationExpressionSyntax call,
        MemberAccessExpressionSyntax access,
        bool isLayer
    )
    {
        if (
            !isLayer
            && access.Expression
                is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax before } earlier
        )
        {
            yield return $"{before.Expression}.{access.Name}{call.ArgumentList}.{before.Name}{earlier.ArgumentList}";
            if (earlier.ArgumentList.Arguments is [var input, ..] && before.Name.Identifier.ValueText == "Forward")
            {
                var rest = earlier.ArgumentList.Arguments.Skip(1).Select(argument => $", {argument}");
                yield return $"{before}({input}.{access.Name}{call.ArgumentList}{string.Concat(rest)})";
            }
        }

        if (
            isLayer
            && call.ArgumentList.Arguments
                is [
                    {
                        Expression: InvocationExpressionSyntax
                        {
                            Expression: MemberAccessExpressionSyntax inner
                        } innerCall
                    },
                    ..,
                ] all
        )
        {
            var rest = string.Concat(all.Skip(1).Select(argument => $", {argument}"));
            yield return $"{access}({inner.Expression}{rest}).{inner.Name}{innerCall.ArgumentList}";
        }
    }
}
