using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>Another variable was meant: values instead of keys.</summary>
internal sealed class VariableRepairs : IRepairs
{
    public bool IsConstructive => true;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene) =>
        expression is IdentifierNameSyntax name && scene.SymbolOf(name) is ILocalSymbol or IParameterSymbol
            ? scene
                .Variables.Where(other =>
                    other.Name != expression.ToString()
                    && Scene.IsInReach(other, expression)
                    && !SymbolEqualityComparer.Default.Equals(Scene.TypeOfVariable(other), scene.TypeOf(expression))
                    && !expression
                        .Ancestors()
                        .OfType<VariableDeclaratorSyntax>()
                        .Any(declared => declared.Identifier.ValueText == other.Name)
                )
                .Select(other => scene.Replace(expression, other.Name, $"{other.Name} instead of {expression}"))
            : [];
}
