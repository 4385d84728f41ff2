using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.User;

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

    public static IEnumerable<Violation> Check(GptSpec spec)
    {
        var dims = ModelDims.All(spec);
        foreach (var own in spec.User.Dims)
        {
            if (!own.IsPartial)
            {
                yield return new(NotPartial, Subject.Type(own.Name), [own.Name]);
            }

            if (own.Keyword != UserDim.Plain)
            {
                yield return new(NotPlain, Subject.Type(own.Name), [own.Name, own.Keyword]);
            }

            foreach (var violation in Hidden(own, spec))
            {
                yield return violation;
            }

            foreach (var violation in own.Definitions.SelectMany(definition => Check(own, definition, spec, dims)))
            {
                yield return violation;
            }
        }
    }

    /// <summary>ModelToEmit evidence shows a dimension where the model, or what is derived from it, can be seen.</summary>
    private static IEnumerable<Violation> Hidden(UserDim own, GptSpec spec)
    {
        if (own.Visibility != Visibility.Public && ModelDims.Given(spec).Any(dim => dim.Name == own.Name))
        {
            yield return new(
                LessVisible,
                Subject.Type(own.Name),
                [own.Name, Word(own.Visibility), spec.Declaration.Name, Word(Visibility.Public)]
            );
        }
        else if (
            spec.User.Dims.FirstOrDefault(other =>
                other.Visibility > own.Visibility
                && other.Definitions.Any(definition => definition.Operands.Contains(own.Name))
            ) is
            { } derived
        )
        {
            yield return new(
                LessVisible,
                Subject.Type(own.Name),
                [own.Name, Word(own.Visibility), derived.Name, Word(derived.Visibility)]
            );
        }
    }

    private static string Word(Visibility visibility) => visibility.ToString().ToLowerInvariant();

    private static IEnumerable<Violation> Check(
        UserDim own,
        DimDefinition definition,
        GptSpec spec,
        EquatableArray<Dim> dims
    )
    {
        var subject = Subject.Type(own.Name);
        var unknown = definition.Operands.FirstOrDefault(operand => ModelDims.Find(dims, operand) is null);
        if (unknown is not null)
        {
            yield return new(UnknownOperand, subject, [own.Name, unknown, WhyUnknown(own.Name, unknown, spec, dims)]);
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
            yield return new(NotPositive, subject, [own.Name, Text(size)]);
            yield break;
        }

        var first = ModelDims.Find(dims, own.Name)!;
        if (first.Size != size)
        {
            yield return new(
                DoesNotFit,
                subject,
                [
                    own.Name,
                    Text(first.Size),
                    first.Formula,
                    ModelDims.Formula(definition),
                    Text(size),
                    Remedy(definition, first.Size),
                ]
            );
        }

        BigInteger Size(string name) => ModelDims.Find(dims, name)!.Size;

        string Remedy(DimDefinition wrong, long whole) =>
            wrong.Kind == UserDimKind.Product && Size(wrong.Operands[0]) is var outer && whole % outer == 0
                ? $"With {wrong.Operands[0]} ({Text(outer)}), {wrong.Operands[1]} would have to be {Text(whole / outer)}."
                : $"They have to come to {Text(whole)}.";
    }

    private static string WhyUnknown(string name, string operand, GptSpec spec, EquatableArray<Dim> dims)
    {
        if (operand == name)
        {
            return "which is itself";
        }

        if (Axes.OfTheRun.Dims.Contains(operand))
        {
            return RunTime(operand, dims.Select(dim => dim.Name));
        }

        if (spec.User.Dims.Any(dim => dim.Name == operand))
        {
            return $"whose own definition leads to {name} or to no size";
        }

        var near = Nearest.Word(operand, dims.Select(dim => dim.Name));
        return $"which is no dimension of {spec.Declaration.Name}{(near is null ? "" : $". Did you mean {near}?")}";
    }

    /// <summary>That a dimension of the runtime has no size while compiling, and the one of the model that has.</summary>
    public static string RunTime(string dim, IEnumerable<string> known) =>
        "whose size is known at run time only"
        + (dim is "Seq" or "KeySeq" && known.Contains("Context") ? ". Did you mean Context?" : "");

    private static string Text(BigInteger size) => size.ToString(CultureInfo.InvariantCulture);
}
