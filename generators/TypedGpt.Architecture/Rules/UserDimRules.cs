using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;
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
        "{0} is derived from {1}, {2}"
    );

    public static readonly Rule DoesNotFit = new(
        "TGPT1104",
        "All definitions of a dimension give one size",
        "{0} is {1} ({2}) but {3} is {4}: they cannot be the same dimension. {5}"
    );

    public static readonly Rule NotPlain = new(
        "TGPT1105",
        "A dimension is a plain struct",
        "{0} is a {1}, which the generator cannot complete: write 'partial struct {0}'"
    );

    public static readonly Rule LessVisible = new(
        "TGPT1106",
        "A dimension is as visible as what is derived from it",
        "{0} is {1}, but {2} shows it and is {3}: declare {0} as {3}, too"
    );

    public static IReadOnlyList<Rule> All { get; } =
    [NotPartial, NotPositive, UnknownOperand, DoesNotFit, NotPlain, LessVisible];

    public static IEnumerable<Violation> Check(ModelGraph graph)
    {
        foreach (var user in graph.Spec.User.Dims)
        {
            if (!user.IsPartial)
            {
                yield return new(NotPartial, Subject.Type(user.Name), [user.Name]);
            }

            if (user.Keyword != UserDim.Plain)
            {
                yield return new(NotPlain, Subject.Type(user.Name), [user.Name, user.Keyword]);
            }

            foreach (var violation in Hidden(user, graph))
            {
                yield return violation;
            }

            foreach (var violation in user.Definitions.SelectMany(definition => Check(user, definition, graph)))
            {
                yield return violation;
            }
        }
    }

    /// <summary>Emitted evidence shows a dimension where the model, or what is derived from it, can be seen.</summary>
    private static IEnumerable<Violation> Hidden(UserDim user, ModelGraph graph)
    {
        if (user.Visibility != Visibility.Public && ModelDims.Given(graph.Spec).Any(dim => dim.Name == user.Name))
        {
            yield return new(
                LessVisible,
                Subject.Type(user.Name),
                [user.Name, Word(user.Visibility), graph.Spec.Declaration.Name, Word(Visibility.Public)]
            );
        }
        else if (
            graph.Spec.User.Dims.FirstOrDefault(other =>
                other.Visibility > user.Visibility
                && other.Definitions.Any(definition => definition.Operands.Contains(user.Name))
            ) is
            { } derived
        )
        {
            yield return new(
                LessVisible,
                Subject.Type(user.Name),
                [user.Name, Word(user.Visibility), derived.Name, Word(derived.Visibility)]
            );
        }
    }

    private static string Word(Visibility visibility) => visibility.ToString().ToLowerInvariant();

    private static IEnumerable<Violation> Check(UserDim user, DimDefinition definition, ModelGraph graph)
    {
        var dims = graph.Dims;
        var subject = Subject.Type(user.Name);
        var unknown = definition.Operands.FirstOrDefault(operand => DimTable.Find(dims, operand) is null);
        if (unknown is not null)
        {
            yield return new(UnknownOperand, subject, [user.Name, unknown, WhyUnknown(user.Name, unknown, graph)]);
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

    private static string WhyUnknown(string name, string operand, ModelGraph graph)
    {
        if (operand == name)
        {
            return "which is itself";
        }

        var known = graph.Dims.Select(dim => dim.Name);
        if (Axes.OfTheRun.Dims.Contains(operand))
        {
            return RunTime(operand, known);
        }

        if (graph.Spec.User.Dims.Any(dim => dim.Name == operand))
        {
            return $"whose own definition leads to {name} or to no size";
        }

        var near = Nearest.Word(operand, known);
        return $"which is no dimension of {graph.Spec.Declaration.Name}{(near is null ? "" : $". Did you mean {near}?")}";
    }

    /// <summary>That a dimension of the runtime has no size while compiling, and the one of the model that has.</summary>
    public static string RunTime(string dim, IEnumerable<string> known) =>
        "whose size is known at run time only"
        + (dim is "Seq" or "KeySeq" && known.Contains("Context") ? ". Did you mean Context?" : "");
}
