using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.CodeFixes;

/// <summary>Swaps the values of NHeads and NLayers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SwapHeadsAndLayersFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [BlockRules.Swapped.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (
            root?.FindNode(context.Span).FirstAncestorOrSelf<AttributeArgumentListSyntax>() is not { } list
            || Value(list, Options.NHeads.Name) is not { } heads
            || Value(list, Options.NLayers.Name) is not { } layers
        )
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                "Swap NHeads and NLayers",
                _ =>
                    Task.FromResult(
                        context.Document.WithSyntaxRoot(
                            root.ReplaceNodes(
                                [heads, layers],
                                (old, _) => old == heads ? layers.WithTriviaFrom(heads) : heads.WithTriviaFrom(layers)
                            )
                        )
                    ),
                nameof(SwapHeadsAndLayersFix)
            ),
            context.Diagnostics
        );
    }

    private static ExpressionSyntax? Value(AttributeArgumentListSyntax list, string key) =>
        list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == key)?.Expression;
}
