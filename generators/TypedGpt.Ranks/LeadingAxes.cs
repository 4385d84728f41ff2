using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Ranks;

/// <summary>
/// The axes that come and go between ranks. A member may name them together only: what is said of one of them alone has no
/// counterpart at a rank that lacks it.
/// </summary>
internal static class LeadingAxes
{
    /// <summary>A leading axis that <paramref name="member"/> names without the others; null where there is none.</summary>
    /// <param name="member">A member of a template.</param>
    /// <param name="first">The number of the first leading axis.</param>
    /// <param name="count">How many there are.</param>
    public static string? NamedAlone(MemberDeclarationSyntax member, int first, int count)
    {
        var run = Enumerable.Range(first, count).Select(AxisMap.Axis).ToArray();
        return member
            .DescendantNodes(node => node is not CollectionElementSyntax)
            .Select(node => Lonely(node, run))
            .FirstOrDefault(name => name is not null);
    }

    private static string? Lonely(SyntaxNode node, string[] run) =>
        node switch
        {
            TypeArgumentListSyntax list => Lonely(list.Arguments.Select(argument => argument.ToString()), run),
            TypeParameterListSyntax list => Lonely(list.Parameters.Select(parameter => parameter.ToString()), run),
            IdentifierNameSyntax { Parent: not (TypeArgumentListSyntax or TypeParameterConstraintClauseSyntax) } name =>
                run.FirstOrDefault(axis => axis == name.Identifier.Text),
            _ => null,
        };

    private static string? Lonely(IEnumerable<string> list, string[] run)
    {
        var rest = list.SkipWhile(name => !run.Contains(name)).ToArray();
        return rest.Length == 0 ? null
            : !rest.Take(run.Length).SequenceEqual(run) ? rest[0]
            : rest.Skip(run.Length).FirstOrDefault(run.Contains);
    }
}
