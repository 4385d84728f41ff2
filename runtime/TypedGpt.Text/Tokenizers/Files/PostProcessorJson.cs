using TypedGpt.Reading;

namespace TypedGpt.Tokenizers.Files;

/// <summary>Reads which ids the "post_processor" of tokenizer.json puts in front of a single text and behind it.</summary>
internal static class PostProcessorJson
{
    /// <summary>The ids; none for a file without one.</summary>
    /// <exception cref="NotSupportedException">It is of another type.</exception>
    public static (IReadOnlyList<int> Prefix, IReadOnlyList<int> Suffix) Read(JsonNode? node)
    {
        if (node is not { } processor)
        {
            return ([], []);
        }

        var kind = processor.Get("type").Text();
        switch (kind)
        {
            case "ByteLevel":
                return ([], []);
            case "TemplateProcessing":
                return Template(processor);
            case "Sequence":
                var (prefix, suffix) = (new List<int>(), new List<int>());
                foreach (var (before, behind) in processor.Get("processors").Items().Select(item => Read(item)))
                {
                    prefix.InsertRange(0, before);
                    suffix.AddRange(behind);
                }

                return (prefix, suffix);
            default:
                throw new NotSupportedException($"{processor.Path}: the post-processor '{kind}' is not supported.");
        }
    }

    private static (IReadOnlyList<int> Prefix, IReadOnlyList<int> Suffix) Template(JsonNode processor)
    {
        var (prefix, suffix) = (new List<int>(), new List<int>());
        var behind = false;
        foreach (var item in processor.Get("single").Items())
        {
            if (item.Find("SpecialToken") is { } token)
            {
                var ids = processor.Get("special_tokens").Get(token.Get("id").Text()).Get("ids");
                (behind ? suffix : prefix).AddRange(ids.Items().Select(id => id.Count()));
            }
            else if (item.Find("Sequence") is not null && !behind)
            {
                behind = true;
            }
            else
            {
                throw new NotSupportedException($"{item.Path}: a template with other than one text is not supported.");
            }
        }

        return (prefix, suffix);
    }
}
