using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>A softmax that was left out, probabilities that go on as a tensor, one position instead of all.</summary>
internal sealed class ConversionRepairs : IRepairs
{
    public bool IsConstructive => false;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
        var type = scene.TypeOf(expression);
        if (!scene.Types.IsTensor(type))
        {
            yield break;
        }

        string[] calls = type!.Name switch
        {
            // A second softmax and a loss of probabilities would compile by it, and be as wrong as before.
            "Probabilities" => scene.Id is UsageRules.Loss or UsageRules.Probabilities ? [] : ["AsTensor()"],
            "Tensor" => ["Softmax()", "Last()"],
            "Indices" => ["Last()"],
            _ => [],
        };
        foreach (var call in calls)
        {
            yield return scene.Replace(expression, $"{Scene.Operand(expression)}.{call}");
        }
    }
}
