using System.Text.Json;
using TypedGpt.Cli.Naming;
using TypedGpt.Tokenizers;

namespace TypedGpt.Cli.Generate;

/// <summary>
/// The tokens that end an answer: the tokenizer's, and those of the model's files, which for a model of conversations name the end of
/// a turn as well.
/// </summary>
internal static class EndTokens
{
    private const string Key = "eos_token_id";
    private const string GenerationFile = "generation_config.json";

    /// <summary>The tokens of a model.</summary>
    /// <param name="named">The model.</param>
    /// <param name="tokenizer">Its tokenizer.</param>
    public static IReadOnlyCollection<int> Of(NamedModel named, TextTokenizer tokenizer)
    {
        var ends = new SortedSet<int>();
        if (tokenizer.EosId is { } id)
        {
            ends.Add(id);
        }

        if (named.Config is { } config)
        {
            var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(config))!, GenerationFile);
            ends.UnionWith(Read(beside) is { Count: > 0 } listed ? listed : Read(config));
        }

        ends.RemoveWhere(end => !tokenizer.IsToken(end));
        return ends;
    }

    /// <summary>One number or several; what is neither is left to those who write such files.</summary>
    private static List<int> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            if (
                file.RootElement.ValueKind != JsonValueKind.Object
                || !file.RootElement.TryGetProperty(Key, out var value)
            )
            {
                return [];
            }

            var values = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
            return
            [
                .. values
                    .Where(end => end.ValueKind == JsonValueKind.Number && end.TryGetInt32(out _))
                    .Select(end => end.GetInt32()),
            ];
        }
        catch (JsonException wrong)
        {
            throw new UserError($"{path} is not JSON: {wrong.Message}");
        }
    }
}
