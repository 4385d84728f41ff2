using System.CommandLine;
using System.Globalization;
using TypedGpt.Cli.Naming;
using TypedGpt.Cli.Running;
using TypedGpt.Tokenizers;

namespace TypedGpt.Cli.Tokenize;

/// <summary>The tokenizer of a model that runs: found beside it, and of a size that fits.</summary>
internal static class ModelTokenizer
{
    /// <summary>Says which it is, where it does not lie with the model.</summary>
    public static Option<string?> Option { get; } =
        new("--tokenizer")
        {
            Description = "Its tokenizer, where none lies beside the model.",
            HelpName = "FILE|FOLDER",
        };

    /// <summary>The tokenizer that is asked for, else GPT-2's for a class that comes along, else that of the folder of the config.json or of the weights.</summary>
    /// <param name="named">The model.</param>
    /// <param name="asked">The file or folder that the call names; null for none.</param>
    /// <param name="options">Where its weights lie.</param>
    /// <exception cref="UserError">There is none, or it has more tokens than the model.</exception>
    public static TextTokenizer Of(NamedModel named, string? asked, RunOptions options)
    {
        var tokenizer = Find(named, asked, options);
        var vocabulary = named.Graph["Vocab"].Size;
        return tokenizer.VocabularySize <= vocabulary
            ? tokenizer
            : throw new UserError(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the tokenizer has {tokenizer.VocabularySize} tokens and {named.Name} a vocabulary of {vocabulary}: they do not belong together. Give --tokenizer FILE."
                )
            );
    }

    private static TextTokenizer Find(NamedModel named, string? asked, RunOptions options)
    {
        if (asked is not null)
        {
            return TextTokenizer.Load(asked);
        }

        if (named.ComesAlong)
        {
            return TextTokenizer.Gpt2();
        }

        foreach (var place in new[] { named.Config, options.Weights, named.Weights })
        {
            if (SourceOf(place) is not { } source)
            {
                continue;
            }

            try
            {
                return TextTokenizer.Load(source);
            }
            catch (FileNotFoundException)
            {
                // The weights may lie elsewhere, and bring it.
            }
        }

        throw new UserError($"{named.Name} has no tokenizer beside it. Give --tokenizer FILE.");
    }

    /// <summary>A .gguf file holds its tokenizer; beside other files there is one.</summary>
    private static string? SourceOf(string? place) =>
        place is null ? null
        : Directory.Exists(place) || WeightFiles.IsWhole(place) ? place
        : Path.GetDirectoryName(Path.GetFullPath(place));
}
