using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace;

/// <summary>A model with what its config.json says, where it names one. What is given beside <c>From</c> takes the place of that.</summary>
internal static class ConfiguredSpec
{
    /// <summary>The name that a model gives of its config.json; null where it gives none.</summary>
    public static string? NameOf(Arguments arguments) => (arguments[SourceOptions.From.Name] as Value.Text)?.Content;

    /// <summary>The model with the file that it names, out of those that lie beside the code.</summary>
    public static GptSpec Of(GptSpec spec, IEnumerable<ConfigFile> files)
    {
        if (NameOf(spec.Arguments) is not { } name)
        {
            return spec;
        }

        var found = files.Where(file => ConfigFile.IsNamed(file.Path, name)).ToList();
        return found switch
        {
            [var file] => With(file, spec),
            _ => spec with { ConfigProblems = [Missing(name, found.Select(file => file.Path).ToList())] },
        };
    }

    private static GptSpec With(ConfigFile file, GptSpec spec)
    {
        var arguments = Arguments.Of([.. spec.Arguments.Values, .. file.Arguments.Values]);
        var declared = spec.Declaration;
        var taken = DeclarationProblems.Taken(declared.Name, declared.Members, spec.User, arguments);
        return spec with
        {
            Arguments = arguments,
            ConfigProblems = file.Problems,
            Declaration = declared with { Problems = declared.Problems.Union(taken).ToEquatableArray() },
        };
    }

    private static ConfigProblem Missing(string name, List<string> found) =>
        new(
            ConfigProblemKind.NoFile,
            [
                name,
                found.Count == 0 ? "none" : Numbers.Text(found.Count),
                found.Count == 0
                    ? $"""write <AdditionalFiles Include="{name}" /> into the project, for a file that ends in .json"""
                    : $"write the folder too, as in {string.Join(" or ", found)}",
            ]
        );
}
