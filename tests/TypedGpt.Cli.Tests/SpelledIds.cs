using System.Text.Json.Nodes;

namespace TypedGpt.Cli.Tests;

/// <summary>A tokenizer that reads <c>&lt;17&gt;&lt;300&gt;</c> as the ids 17 and 300, so that a text can be any ids that a test wants.</summary>
internal static class SpelledIds
{
    /// <summary>The file of such a tokenizer.</summary>
    /// <param name="count">How many ids there are.</param>
    /// <param name="special">Whether its tokens are special.</param>
    public static string Tokenizer(int count, bool special = false)
    {
        var added = Enumerable
            .Range(0, count)
            .Select(id => new JsonObject
            {
                ["id"] = id,
                ["content"] = $"<{id}>",
                ["single_word"] = false,
                ["lstrip"] = false,
                ["rstrip"] = false,
                ["normalized"] = false,
                ["special"] = special,
            });
        var file = new JsonObject
        {
            ["version"] = "1.0",
            ["added_tokens"] = new JsonArray([.. added]),
            ["decoder"] = new JsonObject { ["type"] = "ByteLevel" },
            ["model"] = new JsonObject
            {
                ["type"] = "BPE",
                ["vocab"] = new JsonObject(Enumerable.Range(0, count).Select(id => Entry($"<{id}>", id))),
                ["merges"] = new JsonArray(),
            },
        };
        var path = Path.Combine(Directory.CreateTempSubdirectory("spelled").FullName, "tokenizer.json");
        File.WriteAllText(path, file.ToJsonString());
        return path;
    }

    /// <summary>The text of ids.</summary>
    public static string Of(IEnumerable<long> ids) => string.Concat(ids.Select(id => $"<{id}>"));

    /// <summary>The same in a file.</summary>
    public static string FileOf(IEnumerable<long> ids)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("spelled").FullName, "text.txt");
        File.WriteAllText(path, Of(ids));
        return path;
    }

    private static KeyValuePair<string, JsonNode?> Entry(string token, int id) => new(token, JsonValue.Create(id));
}
