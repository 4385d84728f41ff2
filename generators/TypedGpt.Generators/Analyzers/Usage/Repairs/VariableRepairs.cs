using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>Another variable or parameter was meant: values instead of keys.</summary>
internal sealed class VariableRepairs : IRepairs
{
    public bool IsConstructive => true;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
        if (
            expression is not IdentifierNameSyntax
            || expression.Parent is AssignmentExpressionSyntax set && set.Left == expression
            || Chains.IsTurnedTooEarly(expression, scene)
        )
        {
            return [];
        }

        var type = scene.TypeOf(expression);
        if (!scene.Types.IsTensor(type) && type is not IErrorTypeSymbol)
        {
            return [];
        }

        return scene.SymbolOf(expression) switch
        {
            ILocalSymbol or IParameterSymbol => scene
                .Variables.Where(other =>
                    Scene.IsInReach(other, expression)
                    && !(scene.WantsLogarithms && Chains.HasSoftmax(expression, scene))
                    && !SymbolEqualityComparer.Default.Equals(Scene.TypeOfVariable(other), type)
                    && !IsAssigned(other, expression)
                )
                .Select(other => Instead(other, scene.IsUnused(other) ? Repair.Preferred : 0)),
            IPropertySymbol or IFieldSymbol => scene
                .UnusedTensors.Where(other => !SymbolEqualityComparer.Default.Equals(Scene.TypeOfMember(other), type))
                .Select(other => Instead(other, scene.IsUnusedInClass(other) ? Repair.Likely : 0)),
            _ => [],
        };

        Repair Instead(ISymbol other, int likelihood) =>
            scene.Replace(expression, other.Name, $"{other.Name} instead of {expression}") with
            {
                Likelihood = IsOtherOperand(other) ? Repair.Unlikely : likelihood,
            };

        // The sum or product of a thing with itself.
        bool IsOtherOperand(ISymbol other) =>
            expression.Parent is BinaryExpressionSyntax binary
            && (binary.Left == expression ? binary.Right : binary.Left).ToString() == other.Name;
    }

    /// <summary>Whether the expression is a part of what a variable is set to.</summary>
    private static bool IsAssigned(ISymbol variable, ExpressionSyntax expression) =>
        variable.Name == expression.ToString()
        || expression
            .Ancestors()
            .Any(around =>
                around is VariableDeclaratorSyntax declared && declared.Identifier.ValueText == variable.Name
                || around is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: var value }
                    && value == expression
                    && target.Identifier.ValueText == variable.Name
            );
}
