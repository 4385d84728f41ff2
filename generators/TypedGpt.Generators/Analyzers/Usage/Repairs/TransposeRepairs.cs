using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>A transpose that was left out, and the step from Seq to KeySeq.</summary>
internal sealed class TransposeRepairs : IRepairs
{
    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
        var rank = scene.AxesOf(expression).Count;
        if (rank >= 2)
        {
            yield return Append("TransposeLast()");
        }

        if (rank >= 4)
        {
            yield return Append("TransposeMiddle()");
        }

        if (rank >= 3)
        {
            yield return Append("AsKeys()");
        }

        Repair Append(string call)
        {
            var text = $"{Scene.Operand(expression)}.{call}";
            return scene.Replace(expression, text, text);
        }
    }
}
