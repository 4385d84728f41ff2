using TypedGpt.Models;
using TypedGpt.Tokenizers;

namespace TypedGpt.Cli.Tokenize;

/// <summary>Finds the tokenizer of what a user calls a model.</summary>
internal static class TokenizerOf
{
    /// <summary>The tokenizer of a file or folder, else that of a class that comes along.</summary>
    /// <exception cref="FileNotFoundException">There is neither.</exception>
    public static TextTokenizer Model(string name)
    {
        if (File.Exists(name) || Directory.Exists(name))
        {
            return TextTokenizer.Load(name);
        }

        // All classes that come along are sizes and stages of GPT-2.
        return ModelCatalog.Find(name) is not null
            ? TextTokenizer.Gpt2()
            : throw new FileNotFoundException(
                $"there is no file, folder or model '{name}'. Models: {string.Join(", ", ModelCatalog.Entries.Select(entry => entry.Name))}.",
                name
            );
    }
}
