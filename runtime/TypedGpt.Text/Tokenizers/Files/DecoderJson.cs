using System.Globalization;
using TypedGpt.Reading;
using TypedGpt.Tokenizers.Cutting;
using TypedGpt.Tokenizers.Decoding;

namespace TypedGpt.Tokenizers.Files;

/// <summary>Reads the "decoder" of tokenizer.json.</summary>
internal static class DecoderJson
{
    /// <summary>The rules of a file.</summary>
    /// <exception cref="NotSupportedException">A decoder, or its place among the others, is not supported.</exception>
    public static DecoderRules Read(JsonNode? node, string path)
    {
        if (node is null)
        {
            throw new NotSupportedException(
                $"{path}: a tokenizer without a decoder is not supported: what stands between its tokens is not said."
            );
        }

        var rules = new DecoderRules();
        var fused = false;
        foreach (var step in Flat(node.Value))
        {
            var kind = step.Get("type").Text();
            if (fused && kind != "Strip")
            {
                throw new NotSupportedException($"{step.Path}: the decoder '{kind}' behind 'Fuse' is not supported.");
            }

            fused |= kind == "Fuse";
            rules = kind switch
            {
                "ByteLevel" => rules with { ByteLevel = true },
                "ByteFallback" => rules with { ByteFallback = true },
                "Fuse" => rules,
                "Replace" => rules with { Steps = [.. rules.Steps, ReplacementJson.Read(step)] },
                "Strip" => Strip(rules, step, fused),
                "Metaspace" => WithMetaspace(rules, step),
                _ => throw new NotSupportedException($"{step.Path}: the decoder '{kind}' is not supported."),
            };
        }

        return rules is { ByteLevel: true, Steps.Count: > 0 }
            ? throw new NotSupportedException($"{node.Value.Path}: 'ByteLevel' beside other decoders is not supported.")
            : rules;
    }

    private static IEnumerable<JsonNode> Flat(JsonNode node) =>
        node.Get("type").Text() == "Sequence" ? node.Get("decoders").Items().SelectMany(Flat) : [node];

    private static DecoderRules WithMetaspace(DecoderRules rules, JsonNode node)
    {
        var replacement = MetaspaceJson.Replacement(node);
        var drops = MetaspaceJson.Scheme(node) != PrependScheme.Never;
        return rules with
        {
            Steps = [.. rules.Steps, text => text.Replace(replacement, ' ')],
            FirstStep = drops ? text => text.Replace(replacement.ToString(), "", StringComparison.Ordinal) : null,
        };
    }

    private static DecoderRules Strip(DecoderRules rules, JsonNode node, bool fused)
    {
        var content = node.Get("content").Text();
        var start = node.Get("start").Count();
        var stop = node.Get("stop").Count();
        return fused && content is [var stripped] && stop == 0
            ? rules with
            {
                Stripped = stripped,
                StrippedCount = start,
            }
            : throw new NotSupportedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{node.Path}: the decoder 'Strip' of {start} '{content}' in front and {stop} behind is not supported; it may strip one character, in front, behind 'Fuse'."
                )
            );
    }
}
