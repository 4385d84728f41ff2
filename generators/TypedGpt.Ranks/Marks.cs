using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Ranks;

/// <summary>The attributes of a template, read from its syntax.</summary>
internal static class Marks
{
    public const string Ranks = "Ranks";
    public const string RankOnly = "RankOnly";
    public const string Suffixes = "Suffixes";
    public const string AnyAxes = "AnyAxes";

    private static readonly HashSet<string> All = [Ranks, RankOnly, Suffixes, AnyAxes];

    public static bool Has(MemberDeclarationSyntax member, string mark) => Find(member, mark) is not null;

    /// <summary>The ranks that are derived; null where the member does not say.</summary>
    public static IReadOnlyList<int>? RanksOf(MemberDeclarationSyntax member) =>
        Find(member, Ranks)
            ?.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null)
            .Select(Number)
            .ToArray();

    /// <summary>How many axes stand before those that come and go; null where the member does not say.</summary>
    public static int? AfterOf(MemberDeclarationSyntax member) =>
        Find(member, Ranks)
            ?.ArgumentList?.Arguments.Where(argument => argument.NameEquals is not null)
            .Select(argument => (int?)Number(argument))
            .FirstOrDefault();

    /// <summary>The member without these attributes, its documentation kept.</summary>
    public static T Without<T>(T member)
        where T : MemberDeclarationSyntax
    {
        var leading = member.GetLeadingTrivia();
        var lists = member
            .AttributeLists.Select(list =>
                list.WithAttributes(
                    SyntaxFactory.SeparatedList(
                        list.Attributes.Where(attribute => !All.Contains(attribute.Name.ToString()))
                    )
                )
            )
            .Where(list => list.Attributes.Count > 0);
        return (T)member.WithAttributeLists(SyntaxFactory.List(lists)).WithLeadingTrivia(leading);
    }

    private static AttributeSyntax? Find(MemberDeclarationSyntax member, string mark) =>
        member
            .AttributeLists.SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => attribute.Name.ToString() == mark);

    private static int Number(AttributeArgumentSyntax argument) =>
        argument.Expression is LiteralExpressionSyntax { Token.Value: int number } ? number : -1;
}
