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
        return Lists(member).Select(list => Lonely(list, run)).FirstOrDefault(name => name is not null);
    }

    private static string? Lonely(IReadOnlyList<string> list, string[] run)
    {
        var start = list.TakeWhile(name => !run.Contains(name)).Count();
        var rest = list.Skip(start).ToArray();
        return rest.Length == 0 ? null
            : !rest.Take(run.Length).SequenceEqual(run) ? rest[0]
            : rest.Skip(run.Length).FirstOrDefault(run.Contains);
    }

    private static IEnumerable<IReadOnlyList<string>> Lists(SyntaxNode member)
    {
        foreach (var node in member.DescendantNodes())
        {
            if (node is TypeArgumentListSyntax arguments)
            {
                yield return
                [
                    .. arguments.Arguments.Select(argument =>
                        (argument as IdentifierNameSyntax)?.Identifier.Text ?? ""
                    ),
                ];
            }
            else if (node is TypeParameterListSyntax parameters)
            {
                yield return [.. parameters.Parameters.Select(parameter => parameter.Identifier.Text)];
            }
            else if (
                node is IdentifierNameSyntax name
                && node.Parent is not (TypeArgumentListSyntax or TypeParameterConstraintClauseSyntax)
            )
            {
                yield return [name.Identifier.Text];
            }
        }
    }
}
