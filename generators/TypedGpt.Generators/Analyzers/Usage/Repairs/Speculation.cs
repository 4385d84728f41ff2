using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>
/// Asks the compiler what it would say of a member's body if some of its expressions were others. So a suggestion is not a
/// guess: it was tried.
/// </summary>
internal sealed class Speculation
{
    private readonly SemanticModel model;
    private readonly KnownTypes types;

    public Speculation(SemanticModel model, SyntaxNode body, KnownTypes types)
    {
        this.model = model;
        Body = body;
        this.types = types;
        Errors = model.GetOperation(Bound(body)) is { } operation ? Count(operation) : 0;
    }

    public SyntaxNode Body { get; }

    /// <summary>How many characters the compiler has bound for this body's trials: what they cost.</summary>
    public int Spent { get; private set; }

    /// <summary>How many errors the body has as it stands.</summary>
    public int Errors { get; }

    /// <summary>
    /// The body around a node; null where the compiler can try no other (an attribute, a base call), and where the text is
    /// half typed, so that a change would be one of what is not there yet.
    /// </summary>
    public static SyntaxNode? BodyOf(SyntaxNode node)
    {
        var body =
            node.AncestorsAndSelf().FirstOrDefault(IsBody)
            ?? node.FirstAncestorOrSelf<GlobalStatementSyntax>()?.Parent as CompilationUnitSyntax;
        return body is { ContainsDiagnostics: false } ? body : null;
    }

    /// <summary>
    /// The expressions of the body up to the end of a node's statement: those in and around the node, the others of its
    /// statement, those of the statements before it; in each ring the last one first.
    /// </summary>
    public IEnumerable<IEnumerable<ExpressionSyntax>> Rings(SyntaxNode node)
    {
        var statement = node.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault() ?? Body;
        return Bound(Body)
            .DescendantNodes()
            .OfType<ExpressionSyntax>()
            .Where(expression => expression.Span.End <= statement.Span.End && IsValue(expression))
            .OrderByDescending(expression => expression.SpanStart)
            .GroupBy(expression => Distance(expression, node, statement))
            .OrderBy(ring => ring.Key);
    }

    /// <summary>All references to a symbol in the body.</summary>
    public IEnumerable<SyntaxNode> References(ISymbol symbol) =>
        Bound(Body)
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name =>
                name.Identifier.ValueText == symbol.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, symbol)
            );

    /// <summary>How many errors the body would have with other expressions in it; null where that cannot be tried.</summary>
    public int? ErrorsWith(IReadOnlyDictionary<SyntaxNode, SyntaxNode> others)
    {
        if (others.Count == 1 && !CouldHelp(others.Keys.First(), others.Values.First()))
        {
            return null;
        }

        var changed = Body.ReplaceNodes(others.Keys, (old, _) => others[old]);
        return Bind(Body, changed) is { } operation ? Count(operation) : null;
    }

    /// <summary>
    /// Whether the statement alone, which costs a fraction of the body, gets better by the change: fewer errors where it
    /// has some, and another type of what it declares where it has none.
    /// </summary>
    private bool CouldHelp(SyntaxNode old, SyntaxNode other)
    {
        if (
            old.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || statement == Body
            || statement is BlockSyntax
            || model.GetOperation(statement) is not { } before
        )
        {
            return true;
        }

        return Bind(statement, statement.ReplaceNode(old, other)) is { } after
            && Count(before) is var errors
            && (errors > 0 ? Count(after) < errors : Count(after) == 0 && Declares(after) != Declares(before));
    }

    /// <summary>The types of the variables that a statement declares or assigns, as text.</summary>
    private static string Declares(IOperation statement) =>
        string.Join(
            ";",
            statement
                .DescendantsAndSelf()
                .Select(operation =>
                    operation switch
                    {
                        IVariableDeclaratorOperation variable => variable.Symbol.Type,
                        IDeconstructionAssignmentOperation parts => parts.Target.Type,
                        IAssignmentOperation assignment => assignment.Value.Type,
                        _ => null,
                    }
                )
                .Where(type => type is not null)
                .Select(type => type!.ToDisplayString())
        );

    private IOperation? Bind(SyntaxNode original, SyntaxNode other)
    {
        SemanticModel? tried = null;
        var changed = other is CompilationUnitSyntax program ? Block(program) : other;
        Spent += changed.FullSpan.Length;
        var position = Inside(original);
        var bound = changed switch
        {
            BaseMethodDeclarationSyntax { Body: not null } method => model.TryGetSpeculativeSemanticModelForMethodBody(
                position,
                method,
                out tried
            ),
            AccessorDeclarationSyntax { Body: not null } accessor => model.TryGetSpeculativeSemanticModelForMethodBody(
                position,
                accessor,
                out tried
            ),
            ArrowExpressionClauseSyntax arrow => model.TryGetSpeculativeSemanticModel(position, arrow, out tried),
            EqualsValueClauseSyntax value => model.TryGetSpeculativeSemanticModel(position, value, out tried),
            StatementSyntax statement => model.TryGetSpeculativeSemanticModel(position, statement, out tried),
            _ => false,
        };
        return bound ? tried!.GetOperation(Bound(changed)) : null;
    }

    /// <summary>The statements of the program, which the compiler tries as a block where they begin.</summary>
    private static BlockSyntax Block(CompilationUnitSyntax program) =>
        SyntaxFactory.Block(program.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement));

    /// <summary>What the compiler has an operation for.</summary>
    private static SyntaxNode Bound(SyntaxNode body) =>
        body switch
        {
            BaseMethodDeclarationSyntax { Body: { } block } => block,
            AccessorDeclarationSyntax { Body: { } block } => block,
            _ => body,
        };

    /// <summary>A position at which the body's own names are in scope.</summary>
    private static int Inside(SyntaxNode body) =>
        body switch
        {
            BaseMethodDeclarationSyntax { Body: { } block } => block.SpanStart + 1,
            AccessorDeclarationSyntax { Body: { } block } => block.SpanStart + 1,
            CompilationUnitSyntax program => program.Members.OfType<GlobalStatementSyntax>().First().SpanStart,
            _ => body.SpanStart,
        };

    private static bool IsBody(SyntaxNode node) =>
        node switch
        {
            BaseMethodDeclarationSyntax { Body: not null } => true,
            AccessorDeclarationSyntax { Body: not null } => true,
            ArrowExpressionClauseSyntax { Parent: not LocalFunctionStatementSyntax } => true,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
            EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax } => true,
            _ => false,
        };

    /// <summary>Whether an expression stands for a value of its own: no type, and not the name after a dot.</summary>
    private static bool IsValue(ExpressionSyntax expression) =>
        !SyntaxFacts.IsInTypeOnlyContext(expression)
        && (
            expression is GenericNameSyntax
            || expression.Parent is not MemberAccessExpressionSyntax access
            || access.Name != expression
        );

    private static int Distance(SyntaxNode expression, SyntaxNode node, SyntaxNode statement) =>
        node.Span.Contains(expression.Span) || expression.Span.Contains(node.Span) ? 0
        : statement.Span.Contains(expression.Span) ? 1
        : 2;

    private int Count(IOperation operation) => operation.DescendantsAndSelf().Count(IsError);

    private bool IsError(IOperation operation) =>
        operation switch
        {
            IInvalidOperation => true,
            IConversionOperation { Conversion.Exists: false } => true,
            ICompoundAssignmentOperation { OutConversion.Exists: false } => true,
            IForEachLoopOperation { Syntax: ForEachStatementSyntax loop, SemanticModel: { } bound } =>
                bound.GetForEachStatementInfo(loop) is { ElementType: not null, ElementConversion.Exists: false },
            _ => types.CatchAll(operation) is not null,
        };
}
