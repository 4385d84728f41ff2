using TypedGpt.Reading;
using TypedGpt.Tokenizers.Cutting;

namespace TypedGpt.Tokenizers.Files;

/// <summary>Reads what "Metaspace" says, as a pre-tokenizer and as a decoder.</summary>
internal static class MetaspaceJson
{
    /// <summary>What stands for a space.</summary>
    public static char Replacement(JsonNode node) =>
        (node.FindText("replacement") ?? Metaspace.Usual.ToString()) is [var letter]
            ? letter
            : throw new NotSupportedException(
                $"{node.Path}: a replacement of more than one character is not supported."
            );

    /// <summary>Which pieces get one in front; older files say add_prefix_space.</summary>
    public static PrependScheme Scheme(JsonNode node) =>
        node.FindText("prepend_scheme") switch
        {
            "always" => PrependScheme.Always,
            "first" => PrependScheme.First,
            "never" => PrependScheme.Never,
            null when node.Flag("add_prefix_space", otherwise: true) => PrependScheme.Always,
            null => PrependScheme.Never,
            var other => throw new NotSupportedException(
                $"{node.Path}: the prepend_scheme '{other}' is not supported."
            ),
        };
}
