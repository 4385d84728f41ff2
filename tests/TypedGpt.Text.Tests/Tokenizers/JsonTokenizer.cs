using System.Text;
using System.Text.Json.Nodes;
using TypedGpt.Reading;
using TypedGpt.Tokenizers;
using TypedGpt.Tokenizers.Files;

namespace TypedGpt.Text.Tests.Tokenizers;

/// <summary>Small tokenizer.json files, put together from their parts.</summary>
internal static class JsonTokenizer
{
    /// <summary>A file over an alphabet of single characters and the merges of some words.</summary>
    public static string File(
        string alphabet,
        string preTokenizer = "null",
        string normalizer = "null",
        string decoder = """{"type": "Fuse"}""",
        string added = "[]",
        string model = "",
        params string[] merges
    )
    {
        var tokens = new JsonObject();
        foreach (var rune in alphabet.EnumerateRunes())
        {
            tokens[rune.ToString()] = tokens.Count;
        }

        foreach (var merge in merges)
        {
            tokens[merge.Replace(" ", "", StringComparison.Ordinal)] = tokens.Count;
        }

        var list = new JsonArray([.. merges.Select(merge => (System.Text.Json.Nodes.JsonNode)merge)]);
        return $$"""
            {
              "added_tokens": {{added}},
              "normalizer": {{normalizer}},
              "pre_tokenizer": {{preTokenizer}},
              "post_processor": null,
              "decoder": {{decoder}},
              "model": {"type": "BPE", {{model}} "vocab": {{tokens.ToJsonString()}}, "merges": {{list.ToJsonString()}}}
            }
            """;
    }

    public static TextTokenizer Read(string file) =>
        new(TokenizerJson.Read(TypedGpt.Reading.JsonNode.Parse(Encoding.UTF8.GetBytes(file), "test.json")));

    /// <summary>The tokens of a text, as the vocabulary writes them.</summary>
    public static string Tokens(this TextTokenizer tokenizer, string text, bool special = true) =>
        string.Join('|', tokenizer.Encode(text, special).Select(tokenizer.TokenOf));
}
