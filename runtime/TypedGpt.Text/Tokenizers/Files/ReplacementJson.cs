using TypedGpt.Reading;
using TypedGpt.Tokenizers.Patterns;

namespace TypedGpt.Tokenizers.Files;

/// <summary>Reads patterns of tokenizer.json and what replaces what they match.</summary>
internal static class ReplacementJson
{
    /// <summary>A "Replace" of normalizers and decoders.</summary>
    public static Func<string, string> Read(JsonNode node)
    {
        var content = node.Get("content").Text();
        if (node.Get("pattern").FindText("String") is { Length: > 0 } wanted)
        {
            return text => text.Replace(wanted, content, StringComparison.Ordinal);
        }

        var find = Finder(node);
        return text =>
        {
            var matches = find(text).ToList();
            if (matches.Count == 0)
            {
                return text;
            }

            var result = new System.Text.StringBuilder();
            var done = 0;
            foreach (var (start, end) in matches)
            {
                result.Append(text, done, start - done).Append(content);
                done = end;
            }

            return result.Append(text, done, text.Length - done).ToString();
        };
    }

    /// <summary>What finds the "pattern" of a node, {"String": ..} or {"Regex": ..}.</summary>
    /// <exception cref="NotSupportedException">The expression is not supported.</exception>
    public static Func<string, IEnumerable<(int Start, int End)>> Finder(JsonNode node)
    {
        var pattern = node.Get("pattern");
        if (pattern.FindText("String") is { Length: > 0 } wanted)
        {
            return text => Find(text, wanted);
        }

        var expression = pattern.Get("Regex").Text();
        try
        {
            return OnigurumaPattern.Matcher(expression).Find;
        }
        catch (NotSupportedException wrong)
        {
            throw new NotSupportedException($"{node.Path}: {wrong.Message}", wrong);
        }
    }

    private static IEnumerable<(int Start, int End)> Find(string text, string wanted)
    {
        for (
            var at = text.IndexOf(wanted, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(wanted, at + wanted.Length, StringComparison.Ordinal)
        )
        {
            yield return (at, at + wanted.Length);
        }
    }
}
