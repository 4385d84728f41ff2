using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>The sizes have to be there, and to be sizes.</summary>
internal static class SizeRules
{
    public static readonly Rule Positive = new(
        "TGPT1002",
        "A size is at least 1",
        "{0} ({1}) must be at least 1; GPT-2 124M has {2}"
    );

    public static readonly Rule Required = new(
        "TGPT1003",
        "A required value is missing",
        "{0} is missing: a model needs VocabSize, ContextLength, EmbDim, NHeads and NLayers. GPT-2 124M has {0} = {1}."
    );

    public static readonly Rule Evaluated = new(
        "TGPT1009",
        "A value cannot be evaluated",
        "The value of {0} cannot be evaluated: write a constant {1}, such as {2}"
    );

    private static readonly Dictionary<string, int> Gpt2 = new()
    {
        [Keys.VocabSize] = 50257,
        [Keys.ContextLength] = 1024,
        [Keys.EmbDim] = 768,
        [Keys.NHeads] = 12,
        [Keys.NLayers] = 12,
        [Keys.FeedForwardDim] = 3072,
    };

    public static IEnumerable<Violation> Check(Arguments arguments)
    {
        foreach (var key in Keys.Required.Where(key => !arguments.Has(key)))
        {
            yield return new(Required, Subject.Attribute, [key, Text(Gpt2[key])], [Text(Gpt2[key])]);
        }

        foreach (var unknown in arguments.Values.Where(argument => argument.Value is null))
        {
            var (type, example) =
                Gpt2.TryGetValue(unknown.Name, out var size) ? ("integer", Text(size))
                : unknown.Name is Keys.QkvBias or Keys.TieWeights ? ("boolean", "true")
                : unknown.Name == Keys.NormEps ? ("number", "1e-5")
                : ("number", "0.1");
            yield return new(Evaluated, Subject.Argument(unknown.Name), [unknown.Name, type, example]);
        }

        foreach (var key in Keys.Sizes.Where(key => arguments[key] is int and < 1))
        {
            yield return new(
                Positive,
                Subject.Argument(key),
                [key, Text(arguments.Int(key)), Text(Gpt2[key])],
                [Text(Gpt2[key])]
            );
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
