using System.Text.Json;
using TypedGpt.TestSupport;
using TypedGpt.Tokenizers;

namespace TypedGpt.Text.Tests.Tokenizers;

/// <summary>A text with the ids of the reference.</summary>
internal sealed record TokenizerCase(string Text, bool Special, int[] Ids, string? Decoded)
{
    public static IReadOnlyList<TokenizerCase> Read(string path) => [.. File.ReadLines(path).Select(Parse)];

    /// <summary>The cases that come out otherwise, ids or text.</summary>
    public static List<string> Wrong(TextTokenizer tokenizer, string path, int count)
    {
        var cases = Read(path);
        Assert.Equal(count, cases.Count);
        var wrong = new List<string>();
        foreach (var (text, special, ids, decoded) in cases)
        {
            var got = tokenizer.Encode(text, special);
            if (!got.SequenceEqual(ids))
            {
                wrong.Add($"'{text}': {string.Join(' ', got)}, not {string.Join(' ', ids)}");
            }
            else if (tokenizer.Decode(ids) != (decoded ?? text))
            {
                wrong.Add($"decoded: '{tokenizer.Decode(ids)}', not '{decoded ?? text}'");
            }
        }

        return wrong;
    }

    private static TokenizerCase Parse(string line)
    {
        using var row = JsonDocument.Parse(line);
        var root = row.RootElement;
        return new(
            root.GetProperty("text").GetString()!,
            !root.TryGetProperty("special", out var special) || special.GetBoolean(),
            [.. root.GetProperty("ids").Longs().Select(id => (int)id)],
            root.TryGetProperty("decoded", out var decoded) ? decoded.GetString() : null
        );
    }
}
