using TypedGpt.TestSupport;

namespace TypedGpt.Cli.Tests;

/// <summary>Folders as Hugging Face has them, for a test alone.</summary>
internal static class TinyFolder
{
    /// <summary>A folder with a copy of the tiny GPT-2 of tests/Goldens: its config.json, and its weights and tokenizer on demand.</summary>
    /// <param name="withWeights">Whether the weights and the tokenizer are there too.</param>
    /// <param name="edit">What is changed in the text of config.json.</param>
    /// <param name="name">What the folder is called.</param>
    public static string Gpt2(bool withWeights, Func<string, string>? edit = null, string name = "tiny-gpt2")
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("typedgpt").FullName, name);
        Directory.CreateDirectory(folder);
        var config = File.ReadAllText(Golden("config.json"));
        File.WriteAllText(Path.Combine(folder, "config.json"), edit is null ? config : edit(config));
        if (withWeights)
        {
            foreach (var file in new[] { "model.safetensors", "tokenizer.json" })
            {
                File.Copy(Golden(file), Path.Combine(folder, file));
            }
        }

        return folder;
    }

    /// <summary>A file of the tiny GPT-2.</summary>
    public static string Golden(string file) =>
        Path.Combine(Repository.Root, "tests", "Goldens", "checkpoints", "gpt2", file);
}
