using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>Operands, arguments, calls of a chain or layers the other way round.</summary>
internal sealed class OrderRepairs : IRepairs
{
    public bool IsConstructive => false;

    private static readonly string[] BeforeSoftmax = ["MaskedFill", "HideKeys", "TransposeLast", "TransposeMiddle"];

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
            var operands = arguments.Count(argument => scene.Types.IsTensor(scene.TypeOf(argument.Expression)));
            if (operands >= 1)
            {
                yield return scene.Replace(
                    call,
                    $"{Scene.Operand(arguments[0].Expression)}.{access.Name}({access.Expression}{Rest(call)})"
                );
            }

            if (operands >= 2)
            {
                yield return scene.Replace(call, Swapped(access, arguments));
            }
        }
        else if (!isLayer && arguments.Count >= 2)
        {
            var swapped = Swapped(access, arguments);
            yield return scene.Change(call, swapped, $"swap the arguments: {swapped}");
        }

        var others = isLayer ? OfLayer(access, call, scene) : OfChain(access, call);
        foreach (var text in others)
        {
            yield return scene.Replace(call, text);
        }
    }

    /// <summary>Two calls of a chain the other way round, and a call on a layer's result that belongs to its input.</summary>
    private static IEnumerable<string> OfChain(MemberAccessExpressionSyntax access, InvocationExpressionSyntax call)
    {
        if (
            access.Expression
            is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax before } earlier
        )
        {
            yield break;
        }

        // Before a softmax belongs what changes its scores; what reads its result is not meant for the scores.
        if (before.Name.Identifier.ValueText != "Softmax" || BeforeSoftmax.Contains(access.Name.Identifier.ValueText))
        {
            yield return $"{before.Expression}.{access.Name}{call.ArgumentList}.{before.Name}{earlier.ArgumentList}";
        }

        if (earlier.ArgumentList.Arguments is [var input, ..] && before.Name.Identifier.ValueText == "Forward")
        {
            yield return $"{before}({input}.{access.Name}{call.ArgumentList}{Rest(earlier)})";
        }
    }

    /// <summary>A call on a layer's input that belongs to its result, and two layers the other way round.</summary>
    private static IEnumerable<string> OfLayer(
        MemberAccessExpressionSyntax access,
        InvocationExpressionSyntax call,
        Scene scene
    )
    {
        if (
            call.ArgumentList.Arguments
            is not [
                { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner } earlier },
                ..,
            ]
        )
        {
            yield break;
        }

        if (!scene.Types.IsLayer(scene.TypeOf(inner.Expression)))
        {
            yield return $"{access}({inner.Expression}{Rest(call)}).{inner.Name}{earlier.ArgumentList}";
        }
        else if (earlier.ArgumentList.Arguments is [var input, ..])
        {
            yield return $"{inner}({access}({input}{Rest(call)}){Rest(earlier)})";
        }
    }

    private static string Swapped(MemberAccessExpressionSyntax access, SeparatedSyntaxList<ArgumentSyntax> arguments) =>
        $"{access}({string.Join(", ", [arguments[1], arguments[0], .. arguments.Skip(2)])})";

    private static string Rest(InvocationExpressionSyntax call) =>
        string.Concat(call.ArgumentList.Arguments.Skip(1).Select(argument => $", {argument}"));
}
