using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TypedGpt.Mutations.Typed;

/// <summary>The lines on which a mutation may be reported: its own, and those that use what these declare.</summary>
internal sealed class MutatedLines
{
    private readonly HashSet<int> own;
    private readonly HashSet<int> uses;
    private readonly HashSet<int> firstUse;

    public MutatedLines(Mutation mutation)
    {
        var tree = CSharpSyntaxTree.ParseText(mutation.Apply());
        var text = tree.GetText();
        var changed = new TextSpan(mutation.At, mutation.Replace.Length);
        own = [.. Lines(text, changed)];
        var names = Declared(tree.GetRoot(), changed, text).ToHashSet(StringComparer.Ordinal);
        Keys =
        [
            .. tree.GetRoot()
                .DescendantNodes()
                .OfType<AttributeArgumentSyntax>()
                .Where(argument => argument.Span.IntersectsWith(changed))
                .Select(argument => argument.NameEquals?.Name.Identifier.ValueText)
                .OfType<string>(),
        ];
        firstUse =
        [
            .. FirstUse(tree.GetRoot(), changed, names, line => own.Contains(line), text) is { } use
                ? Lines(text, use)
                : [],
        ];
        uses = [.. Uses(tree.GetRoot(), names, text)];
    }

    /// <summary>The values of the configuration that the mutation changes.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Whether a line is one of the mutation.</summary>
    public bool AreUserDefined(int line) => own.Contains(line);

    /// <summary>
    /// Whether a line is the first after the mutation that names what it declares; of a method's return type, where the
    /// method returns.
    /// </summary>
    public bool IsFirstUse(int line) => firstUse.Contains(line);

    /// <summary>Whether a line is one of the mutation, or the use of what it declares.</summary>
    public bool Contain(int line) => own.Contains(line) || uses.Contains(line);

    private static TextSpan? FirstUse(
        SyntaxNode root,
        TextSpan changed,
        HashSet<string> names,
        Func<int, bool> isOwn,
        SourceText text
    ) =>
        root.DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(method => method.ReturnType.Span.IntersectsWith(changed))
            is { } method
            ? method.DescendantNodes().OfType<ReturnStatementSyntax>().FirstOrDefault()?.Span
            : root.DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Where(name => names.Contains(name.Identifier.ValueText) && name.SpanStart > changed.End)
                .FirstOrDefault(name => !isOwn(Lines(text, name.Span).First()))
                ?.Span;

    /// <summary>
    /// The lines of the names, and of what is made from them: a wrong width that <c>var</c> carries on is seen where it
    /// meets another one.
    /// </summary>
    private static IEnumerable<int> Uses(SyntaxNode root, HashSet<string> names, SourceText text)
    {
        var found = new HashSet<SimpleNameSyntax>();
        while (
            root.DescendantNodes()
                .OfType<SimpleNameSyntax>()
                .FirstOrDefault(name => names.Contains(name.Identifier.ValueText) && !found.Contains(name))
                is { } use
        )
        {
            found.Add(use);
            foreach (var line in Lines(text, (use.FirstAncestorOrSelf<StatementSyntax>() ?? (SyntaxNode)use).Span))
            {
                yield return line;
            }

            names.UnionWith(
                use.FirstAncestorOrSelf<StatementSyntax>()?.DescendantNodes().Select(Name).OfType<string>() ?? []
            );
        }
    }

    private static IEnumerable<int> Lines(SourceText text, TextSpan span)
    {
        var lines = text.Lines.GetLinePositionSpan(span);
        return Enumerable.Range(lines.Start.Line + 1, lines.End.Line - lines.Start.Line + 1);
    }

    /// <summary>The names of what is declared or assigned on the lines of the change.</summary>
    private static IEnumerable<string> Declared(SyntaxNode root, TextSpan changed, SourceText text)
    {
        var lines = text.Lines.GetLinePositionSpan(changed);
        var whole = TextSpan.FromBounds(text.Lines[lines.Start.Line].Start, text.Lines[lines.End.Line].End);
        return root.DescendantNodes()
            .Where(node => whole.Contains(Head(node)) || changed.Length > 0 && node.Span.Contains(changed))
            .SelectMany(node =>
                node switch
                {
                    MethodDeclarationSyntax method => Results(method, changed),
                    ParameterSyntax { Parent.Parent: RecordDeclarationSyntax record } =>
                    [
                        Name(node),
                        record.Identifier.ValueText,
                    ],
                    _ => [Name(node)],
                }
            )
            .OfType<string>();
    }

    /// <summary>A method, and what it returns where the change is in its head: that is what the head speaks of.</summary>
    private static IEnumerable<string?> Results(MethodDeclarationSyntax method, TextSpan changed) =>
        method.Body is { } body && changed.Start < body.SpanStart
            ? body.DescendantNodes()
                .OfType<ReturnStatementSyntax>()
                .SelectMany(result => result.DescendantNodes().OfType<IdentifierNameSyntax>())
                .Select(name => name.Identifier.ValueText)
                .Append(method.Identifier.ValueText)
            : [];

    private static TextSpan Head(SyntaxNode node) =>
        node switch
        {
            PropertyDeclarationSyntax property => property.Identifier.Span,
            StructDeclarationSyntax type => type.Identifier.Span,
            MethodDeclarationSyntax method => method.Identifier.Span,
            _ => node.Span,
        };

    private static string? Name(SyntaxNode node) =>
        node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            StructDeclarationSyntax type => type.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } => left.Identifier.ValueText,
            _ => null,
        };
}
