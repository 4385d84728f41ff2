using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Ranks;

/// <summary>A piece of a template at another rank: lists of axes follow the map, and so does what stands for one axis.</summary>
internal sealed class RankRewriter(AxisMap map) : CSharpSyntaxRewriter
{
    private static readonly SyntaxToken Comma = SyntaxFactory
        .Token(SyntaxKind.CommaToken)
        .WithTrailingTrivia(SyntaxFactory.Space);

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node)
    {
        var arguments = Resized(
            node.TypeArgumentList.Arguments,
            argument => (argument as IdentifierNameSyntax)?.Identifier.Text,
            name => SyntaxFactory.IdentifierName(name)
        );
        return arguments.Count == 0
            ? SyntaxFactory.IdentifierName(node.Identifier).WithTriviaFrom(node)
            : node.WithTypeArgumentList(node.TypeArgumentList.WithArguments(arguments));
    }

    public override SyntaxNode? VisitTypeParameterList(TypeParameterListSyntax node)
    {
        var parameters = Resized(
            node.Parameters,
            parameter => parameter.Identifier.Text,
            name => SyntaxFactory.TypeParameter(name)
        );
        return parameters.Count == 0 ? null : node.WithParameters(parameters);
    }

    /// <summary>Where no constraint is left, the body stands where the first one stood.</summary>
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return
            node.ConstraintClauses is [var first, ..] && visited is { ConstraintClauses: [], ExpressionBody: { } body }
            ? visited.WithExpressionBody(body.WithLeadingTrivia(first.GetLeadingTrivia()))
            : visited;
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        map[node.Identifier.Text] is [var name]
            ? node.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(node.Identifier))
            : node;

    /// <summary>[Of&lt;D0&gt;(), Of&lt;D1&gt;()]: each element follows the one axis that it names.</summary>
    public override SyntaxNode? VisitCollectionExpression(CollectionExpressionSyntax node) =>
        node.WithElements(
            Separated(
                node.Elements.SelectMany(element =>
                    Named(element) is [var axis]
                        ? map[axis]!.Select(name =>
                            (CollectionElementSyntax)new RankRewriter(map.With(axis, name)).Visit(element)!
                        )
                        : [(CollectionElementSyntax)Visit(element)!]
                )
            )
        );

    public override SyntaxList<TNode> VisitList<TNode>(SyntaxList<TNode> list) =>
        SyntaxFactory.List(list.Where(node => !ChecksNothing(node)).SelectMany(Follow));

    public override SyntaxTrivia VisitTrivia(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
            ? SyntaxFactory.SyntaxTrivia(
                SyntaxKind.SingleLineCommentTrivia,
                Documentation.At(trivia.ToFullString(), map)
            )
            : trivia;

    private IEnumerable<TNode> Follow<TNode>(TNode node)
        where TNode : SyntaxNode =>
        node is TypeParameterConstraintClauseSyntax clause && map[clause.Name.Identifier.Text] is { } names
            ? names.Select(name => (TNode)(SyntaxNode)Constraint(clause, name))
            : [(TNode)Visit(node)!];

    private TypeParameterConstraintClauseSyntax Constraint(TypeParameterConstraintClauseSyntax clause, string name) =>
        clause
            .WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(clause.Name))
            .WithConstraints(VisitList(clause.Constraints));

    /// <summary>A statement <c>Leading.Same&lt;D0, D1&gt;(..);</c> of whose axes none is left.</summary>
    private bool ChecksNothing(SyntaxNode node) =>
        node
            is ExpressionStatementSyntax
            {
                Expression: InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax
                    {
                        Name: GenericNameSyntax { TypeArgumentList.Arguments: var axes }
                    }
                }
            }
        && axes.All(axis => axis is IdentifierNameSyntax { Identifier.Text: var name } && map[name] is []);

    private IReadOnlyList<string> Named(SyntaxNode node) =>
        node.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Select(name => name.Identifier.Text)
            .Where(name => map[name] is not null)
            .Distinct()
            .ToArray();

    private SeparatedSyntaxList<TNode> Resized<TNode>(
        SeparatedSyntaxList<TNode> list,
        System.Func<TNode, string?> name,
        System.Func<string, TNode> make
    )
        where TNode : SyntaxNode =>
        Separated(
            list.SelectMany(node =>
                name(node) is { } axis && map[axis] is { } names
                    ? names.Select(make)
                    : [(TNode)Visit(node)!.WithoutTrivia()]
            )
        );

    private static SeparatedSyntaxList<TNode> Separated<TNode>(IEnumerable<TNode> nodes)
        where TNode : SyntaxNode
    {
        var all = nodes.Select(node => node.WithoutTrivia()).ToArray();
        return SyntaxFactory.SeparatedList(all, all.Skip(1).Select(_ => Comma));
    }
}
