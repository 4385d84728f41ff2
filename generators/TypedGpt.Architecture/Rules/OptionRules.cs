using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>The options have to be there, to be values, to lie in their ranges, and to go together.</summary>
internal static class OptionRules
{
    public static readonly Rule Positive = new(
        "TGPT1002",
        "A size is at least 1",
        "{0} ({1}) must be at least 1; {3} has {2}"
    );

    public static readonly Rule Required = new(
        "TGPT1003",
        "A required value is missing",
        "{0} is missing: {2}. {3} has {0} = {1}."
    );

    public static readonly Rule Rate = new(
        "TGPT1004",
        "A drop rate lies in [0, 1)",
        "{0} ({1}) is not in [0, 1): it is the probability of zeroing a value, and at 1 nothing is left. Nearest rate: {2}."
    );

    public static readonly Rule Contradiction = new(
        "TGPT1005",
        "Options do not contradict each other",
        "{0} ({1}) is given together with {2}, {3}"
    );

    public static readonly Rule Eps = new(
        "TGPT1006",
        "NormEps is a small positive number",
        "{0} ({1}) must be above 0 and below 1; {3} has {2}"
    );

    public static readonly Rule Spread = new(
        "TGPT1019",
        "A spread, a scale or a bound is a positive number",
        "{0} ({1}) must be above 0 and finite; {3} has {2}"
    );

    public static readonly Rule NotNegative = new(
        "TGPT1021",
        "A count is not negative",
        "{0} ({1}) must be at least 0; {3} has {2}"
    );

    public static readonly Rule Evaluated = new(
        "TGPT1009",
        "A value cannot be evaluated",
        "The value of {0} cannot be evaluated: write a constant {1}, such as {2}"
    );

    public static IReadOnlyList<Rule> All { get; } =
    [Positive, Required, Rate, Contradiction, Eps, Evaluated, Spread, NotNegative];

    /// <summary>What is said outside each range.</summary>
    private static readonly Dictionary<Bounds, Rule> ByBounds = new()
    {
        [Bounds.Size] = Positive,
        [Bounds.Count] = NotNegative,
        [Bounds.Rate] = Rate,
        [Bounds.Epsilon] = Eps,
        [Bounds.Spread] = Spread,
    };

    public static IEnumerable<Violation> Check(Arguments arguments) =>
        [
            .. Missing(arguments),
            .. Unknown(arguments),
            .. OutOfRange(arguments),
            .. Contradicting(arguments),
            .. Excluded(arguments),
        ];

    /// <summary>What every model needs, and what a small attribute that is there needs.</summary>
    private static IEnumerable<Violation> Missing(Arguments arguments) =>
        from option in Options.All
        where option.IsRequired && !arguments.Has(option.Name)
        let isOfModel = option.Attribute == Option.ModelAttribute
        where isOfModel || arguments.HasAttribute(option.Attribute)
        let all = Options.All.Where(other => other.IsRequired && other.Attribute == option.Attribute).ToList()
        select new Violation(
            Required,
            isOfModel ? Subject.Attribute : Subject.Argument(option.Attribute),
            [
                option.Name,
                option.Example.ToString(),
                $"{(isOfModel ? "a model" : $"[{option.Attribute}]")} needs {List(all)}",
                option.ExampleOf,
            ],
            [option.Example.ToString()]
        );

    private static IEnumerable<Violation> Unknown(Arguments arguments) =>
        Options
            .All.Where(option => arguments.Has(option.Name) && !option.IsReadable(arguments[option.Name]))
            .Select(option => new Violation(
                Evaluated,
                Subject.Argument(option.Name),
                [option.Name, option.Kind, option.Example.ToString()]
            ));

    private static IEnumerable<Violation> OutOfRange(Arguments arguments)
    {
        foreach (var option in Options.All)
        {
            if (arguments[option.Name] is { } value && option.Bounds is { } bounds && !bounds.Contains(value))
            {
                var meant = bounds == Bounds.Rate ? Nearest(value) : option.Example.ToString();
                yield return new(
                    ByBounds[bounds],
                    Subject.Argument(option.Name),
                    [option.Name, value.ToString(), meant, option.ExampleOf],
                    [meant]
                );
            }
        }
    }

    /// <summary>Each option that is given together with those that take its place.</summary>
    private static IEnumerable<Violation> Contradicting(Arguments arguments)
    {
        foreach (var common in Options.All.Where(option => arguments.Has(option.Name)))
        {
            var separate = Options.All.Where(option => option.Common == common).ToList();
            var given = separate.Where(option => arguments.Has(option.Name)).ToList();
            if (given.Count > 0)
            {
                yield return new(
                    Contradiction,
                    Subject.Argument(common.Name),
                    [
                        common.Name,
                        Text(arguments, common),
                        string.Join(", ", given.Select(option => $"{option.Name} ({Text(arguments, option)})")),
                        $"which takes its place: give {common.Name} alone, or {List(separate)}",
                    ]
                );
            }
        }
    }

    /// <summary>Each option for which another leaves no room.</summary>
    private static IEnumerable<Violation> Excluded(Arguments arguments) =>
        from option in Options.All
        where option.IsSet(arguments)
        from excluding in option.ExcludedBy
        where excluding.Other.IsSet(arguments)
        select new Violation(
            Contradiction,
            Subject.Argument(option.Name),
            [
                option.Name,
                Text(arguments, option),
                $"{excluding.Other.Name} ({Text(arguments, excluding.Other)})",
                excluding.Why,
            ]
        );

    private static string Text(Arguments arguments, Option option) => $"{arguments[option.Name]}";

    private static string List(IEnumerable<Option> options)
    {
        var names = options.Select(option => option.Name).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names.Last()}";
    }

    /// <summary>What was likely meant: a percentage, a sign slipped in, or else the usual rate.</summary>
    private static string Nearest(Value value) =>
        (value as Value.Real)?.Number switch
        {
            > 1 and < 100 and var percent => Short(percent / 100),
            > -1 and < 0 and var negative => Short(-negative),
            _ => Short(0.1),
        };

    private static string Short(double rate) => rate.ToString("0.####", CultureInfo.InvariantCulture);
}
