using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>A user's dimensions can be completed, have a size, and say one thing.</summary>
internal static class UserDimRules
{
    public static readonly Rule NotPartial = new(
        "TGPT1101",
        "A dimension is partial",
        "{0} is not partial, so the generator cannot complete the dimension: write 'partial struct {0}'"
    );

    public static readonly Rule NotPositive = new(
        "TGPT1102",
        "A dimension has at least one element",
        "{0} ({1}) must have a size of at least 1 and at most 9223372036854775807"
    );

    public static readonly Rule UnknownOperand = new(
        "TGPT1103",
        "A dimension is derived from dimensions of the model",
        "{0} is derived from {1}, which is no dimension of a known size, or derived from {0} itself. {2}"
    );

    public static readonly Rule DoesNotFit = new(
        "TGPT1104",
        "All definitions of a dimension give one size",
        "{0} is {1} ({2}) but {3} is {4}: they cannot be the same dimension. {5}"
    );

    public static IReadOnlyList<Rule> All { get; } = [NotPartial, NotPositive, UnknownOperand, DoesNotFit];

    public static IEnumerable<Violation> Check(ModelGraph graph)
    {
        foreach (var user in graph.Spec.User.Dims)
        {
            if (!user.IsPartial)
            {
                yield return new(NotPartial, Subject.Type(user.Name), [user.Name]);
            }

            foreach (var violation in user.Definitions.SelectMany(definition => Check(user, definition, graph.Dims)))
            {
                yield return violation;
            }
        }
    }

    private static IEnumerable<Violation> Check(UserDim user, DimDefinition definition, EquatableArray<Dim> dims)
    {
        var subject = Subject.Type(user.Name);
        var unknown = definition.Operands.FirstOrDefault(operand => DimTable.Find(dims, operand) is null);
        if (unknown is not null)
        {
            var near = Nearest.Word(unknown, dims.Select(dim => dim.Name));
            yield return new(
                UnknownOperand,
                subject,
                [user.Name, unknown, near is null ? "" : $"Did you mean {near}?"]
            );
            yield break;
        }

        var size = definition.Kind switch
        {
            UserDimKind.Size => definition.Size,
            UserDimKind.Product => definition.Operands.Aggregate(BigInteger.One, (all, name) => all * Size(name)),
            _ => definition.Operands.Aggregate(BigInteger.Zero, (all, name) => all + Size(name)),
        };
        if (size < 1 || size > long.MaxValue)
        {
            yield return new(NotPositive, subject, [user.Name, Numbers.Text(size)]);
            yield break;
        }

        var first = DimTable.Find(dims, user.Name)!;
        if (first.Size != size)
        {
            yield return new(
                DoesNotFit,
                subject,
                [
                    user.Name,
                    Numbers.Text(first.Size),
                    first.Formula,
                    DimTable.Formula(definition),
                    Numbers.Text(size),
                    Remedy(definition, first.Size),
                ]
            );
        }

        BigInteger Size(string name) => DimTable.Find(dims, name)!.Size;

        string Remedy(DimDefinition wrong, long whole) =>
            wrong.Kind == UserDimKind.Product && Size(wrong.Operands[0]) is var outer && whole % outer == 0
                ? $"With {wrong.Operands[0]} ({Numbers.Text(outer)}), {wrong.Operands[1]} would have to be {Numbers.Text(whole / outer)}."
                : $"They have to come to {Numbers.Text(whole)}.";
    }
}
