using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Generators.Analyzers.Definition;

namespace TypedGpt.CodeFixes;

/// <summary>Writes the argument that the configuration misses behind the one that needs it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddArgumentFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TGPT1020"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics.First();
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (
            !diagnostic.Properties.TryGetValue(DefinitionAnalyzer.Addition, out var addition)
            || addition is null
            || root?.FindNode(context.Span).FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { } argument
        )
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Add {addition}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(Added(root, argument, addition))),
                nameof(AddArgumentFix)
            ),
            diagnostic
        );
    }

    private static SyntaxNode Added(SyntaxNode root, AttributeArgumentSyntax argument, string addition)
    {
        var list = (AttributeArgumentListSyntax)argument.Parent!;
        var added = SyntaxFactory.ParseAttributeArgumentList($"({addition})")!.Arguments[0];

        // Behind the argument, in its layout: on a line of its own where arguments have lines of their own.
        var at = list.Arguments.IndexOf(argument);
        var lineEnds = argument
            .GetFirstToken()
            .GetPreviousToken()
            .TrailingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            .Take(1)
            .ToList();
        SyntaxTriviaList after = lineEnds is [var lineEnd] ? [lineEnd] : [SyntaxFactory.Space];
        var separator = SyntaxFactory.Token(leading: default, SyntaxKind.CommaToken, after);
        var pieces = list.Arguments.GetWithSeparators();
        return root.ReplaceNode(
            list,
            list.WithArguments(
                SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(
                    pieces
                        .Replace(argument, argument.WithoutTrailingTrivia())
                        .InsertRange(
                            (2 * at) + 1,
                            [
                                separator,
                                added
                                    .WithLeadingTrivia(argument.GetLeadingTrivia())
                                    .WithTrailingTrivia(argument.GetTrailingTrivia()),
                            ]
                        )
                )
            )
        );
    }
}
