using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.CodeFixes;

/// <summary>Adds <c>partial</c> to a model, a type around it, a layer, a dimension or a layer's property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartialFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        DeclarationRules.Of(DeclarationProblemKind.NotPartial).Id,
        DeclarationRules.Of(DeclarationProblemKind.ContainerNotPartial).Id,
        UserDimRules.NotPartial.Id,
        UserLayerRules.NotPartial.Id,
        UserLayerRules.PropertyNotPartial.Id,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var declaration = root?.FindNode(context.Span).FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (root is null || declaration is null || declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                "Make it partial",
                _ =>
                    Task.FromResult(
                        context.Document.WithSyntaxRoot(root.ReplaceNode(declaration, WithPartial(declaration)))
                    ),
                nameof(MakePartialFix)
            ),
            context.Diagnostics
        );
    }

    /// <summary>With the modifier last, where the language wants it.</summary>
    private static MemberDeclarationSyntax WithPartial(MemberDeclarationSyntax declaration)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (declaration.Modifiers.Count > 0)
        {
            return declaration.WithModifiers(declaration.Modifiers.Add(partial));
        }

        var first = Start(declaration);
        return declaration
            .ReplaceToken(first, first.WithLeadingTrivia())
            .WithModifiers([partial.WithLeadingTrivia(first.LeadingTrivia)]);
    }

    /// <summary>The token before which a first modifier goes: after the attributes.</summary>
    private static SyntaxToken Start(MemberDeclarationSyntax declaration) =>
        declaration switch
        {
            TypeDeclarationSyntax type => type.Keyword,
            PropertyDeclarationSyntax property => property.Type.GetFirstToken(),
            _ => declaration.GetFirstToken(),
        };
}
