using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using TypedGpt.Generators.Analyzers.Usage;

namespace TypedGpt.CodeFixes;

/// <summary>Applies a change that the analyzer has tried on the compiler: where the shapes do not fit, or at a declaration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ApplyRepairFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [.. new ShapeAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id)];

    /// <summary>
    /// None: each change was tried with the rest of the body as it is, two of one body can undo each other, and each is a
    /// guess at what was meant that somebody has to read.
    /// </summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            for (var at = 0; at < diagnostic.AdditionalLocations.Count; at++)
            {
                Register(context, diagnostic, at);
            }
        }

        return Task.CompletedTask;
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, int at)
    {
        var number = at.ToString(CultureInfo.InvariantCulture);
        var place = diagnostic.AdditionalLocations[at];
        if (
            diagnostic.Properties.TryGetValue(ShapeAnalyzer.RepairText + number, out var text)
            && text is not null
            && diagnostic.Properties.TryGetValue(ShapeAnalyzer.RepairTitle + number, out var title)
            && title is not null
            && context.Document.Project.Solution.GetDocument(place.SourceTree) is { } document
        )
        {
            context.RegisterCodeFix(
                CodeAction.Create(title, token => Replace(document, place.SourceSpan, text, token), title),
                diagnostic
            );
        }
    }

    private static async Task<Solution> Replace(Document document, TextSpan span, string text, CancellationToken token)
    {
        var source = await document.GetTextAsync(token).ConfigureAwait(false);
        return document.Project.Solution.WithDocumentText(document.Id, source.WithChanges(new TextChange(span, text)));
    }
}
