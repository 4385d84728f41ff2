using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>A reduction over another axis, and one number for each row where an operator wants whole rows.</summary>
internal sealed class ReductionRepairs : IRepairs
{
    private static readonly string[][] Reductions =
    [
        ["Sum", "SumOfRows", "SumOfFirst"],
        ["Mean", "MeanOfRows", "MeanOfFirst"],
        ["Max", "MaxOfRows"],
    ];

    public bool IsConstructive => true;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene) =>
        Changes(expression, scene).Select(repair => repair with { Likelihood = Repair.Fitting });

    private static IEnumerable<Repair> Changes(ExpressionSyntax expression, Scene scene) =>
        expression switch
        {
            InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax access,
                ArgumentList.Arguments.Count: 0
            } call when scene.Types.IsTensor(scene.TypeOf(access.Expression)) => Others(call, access, scene),
            IdentifierNameSyntax when Initial(expression, scene) is { } call => Changes(call, scene),
            BinaryExpressionSyntax binary => Rows(binary, binary.Left, binary.Right, binary.Kind(), scene),
            AssignmentExpressionSyntax assignment => Rows(
                assignment,
                assignment.Left,
                assignment.Right,
                assignment.Kind(),
                scene
            ),
            _ => [],
        };

    private static IEnumerable<Repair> Others(
        InvocationExpressionSyntax call,
        MemberAccessExpressionSyntax access,
        Scene scene
    ) =>
        Reductions
            .Where(names => names.Contains(access.Name.Identifier.ValueText))
            .SelectMany(names => names)
            .Where(name => name != access.Name.Identifier.ValueText)
            .Select(name => scene.Replace(call, $"{access.Expression}.{name}()"));

    private static IEnumerable<Repair> Rows(
        ExpressionSyntax whole,
        ExpressionSyntax left,
        ExpressionSyntax right,
        SyntaxKind kind,
        Scene scene
    )
    {
        var name = kind switch
        {
            SyntaxKind.MultiplyExpression or SyntaxKind.MultiplyAssignmentExpression => "ScaleRows",
            SyntaxKind.DivideExpression or SyntaxKind.DivideAssignmentExpression => "DivideRows",
            SyntaxKind.AddExpression
            or SyntaxKind.AddAssignmentExpression
            or SyntaxKind.SubtractExpression
            or SyntaxKind.SubtractAssignmentExpression => "AddToRows",
            _ => null,
        };
        if (name is null)
        {
            yield break;
        }

        if (IsRowOf(scene.AxesOf(right), scene.AxesOf(left)))
        {
            var sign = kind is SyntaxKind.SubtractExpression or SyntaxKind.SubtractAssignmentExpression ? "-" : "";
            var row = sign.Length > 0 ? Scene.Operand(right) : right.ToString();
            var call = $"{Scene.Operand(left)}.{name}({sign}{row})";
            yield return scene.Replace(whole, whole is AssignmentExpressionSyntax ? $"{left} = {call}" : call);
        }
        else if (
            kind is SyntaxKind.AddExpression or SyntaxKind.MultiplyExpression
            && IsRowOf(scene.AxesOf(left), scene.AxesOf(right))
        )
        {
            yield return scene.Replace(whole, $"{Scene.Operand(right)}.{name}({left})");
        }
    }

    /// <summary>The reduction that a variable begins with; null where it begins with something else.</summary>
    private static InvocationExpressionSyntax? Initial(ExpressionSyntax variable, Scene scene) =>
        (scene.SymbolOf(variable) as ILocalSymbol)
            ?.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
            .OfType<VariableDeclaratorSyntax>()
            .Select(declared => declared.Initializer?.Value)
            .OfType<InvocationExpressionSyntax>()
            .FirstOrDefault();

    /// <summary>Whether there is one number for each row: the axes without the last one.</summary>
    private static bool IsRowOf(IReadOnlyList<ITypeSymbol> rows, IReadOnlyList<ITypeSymbol> whole) =>
        rows.Count > 0
        && rows.Count == whole.Count - 1
        && rows.Zip(whole, SymbolEqualityComparer.Default.Equals).All(same => same);
}
