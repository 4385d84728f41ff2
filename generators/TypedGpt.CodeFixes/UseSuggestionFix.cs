using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Rules;
using TypedGpt.Generators.Analyzers.Definition;

namespace TypedGpt.CodeFixes;

/// <summary>Writes the value that was likely meant in the place of a wrong one: the nearest width, a rate, a size.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseSuggestionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        AttentionRules.Divisible.Id,
        OptionRules.Positive.Id,
        OptionRules.Rate.Id,
        OptionRules.Eps.Id,
        TotalRules.Overflow.Id,
        OptionRules.Spread.Id,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics.First();
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (
            !diagnostic.Properties.TryGetValue(DefinitionAnalyzer.Suggestion, out var value)
            || value is null
            || root?.FindNode(context.Span).FirstAncestorOrSelf<AttributeArgumentSyntax>()
                is not { NameEquals: { } name } argument
        )
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Use {name.Name} = {value}",
                _ =>
                    Task.FromResult(
                        context.Document.WithSyntaxRoot(
                            root.ReplaceNode(
                                argument.Expression,
                                SyntaxFactory.ParseExpression(value).WithTriviaFrom(argument.Expression)
                            )
                        )
                    ),
                nameof(UseSuggestionFix)
            ),
            diagnostic
        );
    }
}
