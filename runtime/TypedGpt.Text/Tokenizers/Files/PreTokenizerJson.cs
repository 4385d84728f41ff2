using TypedGpt.Reading;
using TypedGpt.Tokenizers.Cutting;

namespace TypedGpt.Tokenizers.Files;

/// <summary>Reads the "pre_tokenizer" of tokenizer.json.</summary>
internal static class PreTokenizerJson
{
    /// <summary>The steps; none for a file without a pre-tokenizer.</summary>
    /// <exception cref="NotSupportedException">One of them is not supported.</exception>
    public static IReadOnlyList<PreTokenizer> Read(JsonNode? node) => node is null ? [] : [.. Steps(node.Value)];

    private static IEnumerable<PreTokenizer> Steps(JsonNode node)
    {
        var kind = node.Get("type").Text();
        return kind switch
        {
            "Sequence" => node.Get("pretokenizers").Items().SelectMany(Steps),
            "ByteLevel" =>
            [
                ByteLevel.Create(
                    node.Flag("add_prefix_space", otherwise: true),
                    node.Flag("use_regex", otherwise: true)
                ),
            ],
            "Split" =>
            [
                Splitter.Create(
                    ReplacementJson.Finder(node),
                    Behavior(node, node.Get("behavior").Text()),
                    node.Flag("invert", otherwise: false)
                ),
            ],
            "Digits" =>
            [
                Splitter.Create(
                    CharacterClasses.Numbers,
                    node.Flag("individual_digits", otherwise: false) ? SplitBehavior.Isolated : SplitBehavior.Contiguous
                ),
            ],
            "Punctuation" =>
            [
                Splitter.Create(
                    CharacterClasses.Punctuation,
                    Behavior(node, node.FindText("behavior") ?? nameof(SplitBehavior.Isolated))
                ),
            ],
            "Whitespace" => [Splitter.Create(CharacterClasses.WordsAndSigns, SplitBehavior.Removed, invert: true)],
            "WhitespaceSplit" => [Splitter.Create(CharacterClasses.WhiteSpace, SplitBehavior.Removed)],
            "Metaspace" =>
            [
                Metaspace.Create(
                    MetaspaceJson.Replacement(node),
                    MetaspaceJson.Scheme(node),
                    node.Flag("split", otherwise: true)
                ),
            ],
            _ => throw new NotSupportedException($"{node.Path}: the pre-tokenizer '{kind}' is not supported."),
        };
    }

    private static SplitBehavior Behavior(JsonNode node, string name) =>
        Enum.GetNames<SplitBehavior>().Contains(name, StringComparer.Ordinal)
            ? Enum.Parse<SplitBehavior>(name)
            : throw new NotSupportedException($"{node.Path}: the behavior '{name}' is not supported.");
}
