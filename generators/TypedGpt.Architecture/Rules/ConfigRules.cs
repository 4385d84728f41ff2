using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>A config.json has to describe a model that is built, without a word that would be lost.</summary>
internal static class ConfigRules
{
    private static readonly Dictionary<ConfigProblemKind, Rule> ByKind = new()
    {
        [ConfigProblemKind.NoFile] = new(
            "TGPT1301",
            "From names one of the AdditionalFiles",
            "From ({0}) names {1} of the AdditionalFiles: {2}"
        ),
        [ConfigProblemKind.NotJson] = new("TGPT1302", "A config.json is JSON", "{0}"),
        [ConfigProblemKind.OtherModel] = new(
            "TGPT1303",
            "A config.json describes a decoder that is built",
            "{0} ({1}) is not read: {2}"
        ),
        [ConfigProblemKind.Quantized] = new(
            "TGPT1304",
            "Weights are plain numbers, or blocks of fp8 or mxfp4",
            "{0} ({1}): such quantized weights are not read; take the model in float32, bfloat16 or float16, or with fp8 or mxfp4 blocks"
        ),
        [ConfigProblemKind.UnknownKey] = new(
            "TGPT1305",
            "A key that says something is one of the family's",
            "{0} is no key of {1}: leave it out if it changes nothing{2}"
        ),
        [ConfigProblemKind.NotBuilt] = new(
            "TGPT1306",
            "A key is at a value that is built",
            "{0} ({1}) is not built: {2}"
        ),
        [ConfigProblemKind.WrongValue] = new("TGPT1307", "A key has a value of its kind", "{0} ({1}) has to be {2}"),
    };

    public static IReadOnlyList<Rule> All { get; } = [.. ByKind.Values];

    /// <summary>A violation for each problem, at its place in the text; at From where there is no text.</summary>
    public static IEnumerable<Violation> Check(IEnumerable<ConfigProblem> problems) =>
        problems.Select(problem => new Violation(
            ByKind[problem.Kind],
            Subject.Argument(SourceOptions.From.Name),
            problem.Details
        )
        {
            Place = problem.Kind == ConfigProblemKind.NoFile ? null : new(problem.Start, problem.Length),
        });
}
