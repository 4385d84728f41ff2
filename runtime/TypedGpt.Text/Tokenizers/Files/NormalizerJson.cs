using System.Text;
using TypedGpt.Reading;
using TypedGpt.Tokenizers.Normalizing;

namespace TypedGpt.Tokenizers.Files;

/// <summary>Reads the "normalizer" of tokenizer.json.</summary>
internal static class NormalizerJson
{
    /// <summary>The steps; none for a file without a normalizer.</summary>
    /// <exception cref="NotSupportedException">One of them is not supported.</exception>
    public static IReadOnlyList<Func<string, string>> Read(JsonNode? node) =>
        node is null ? [] : [.. Steps(node.Value)];

    private static IEnumerable<Func<string, string>> Steps(JsonNode node)
    {
        var kind = node.Get("type").Text();
        return kind switch
        {
            "Sequence" => node.Get("normalizers").Items().SelectMany(Steps),
            "NFC" => [Form(node, NormalizationForm.FormC, kind)],
            "NFD" => [Form(node, NormalizationForm.FormD, kind)],
            "NFKC" => [Form(node, NormalizationForm.FormKC, kind)],
            "NFKD" => [Form(node, NormalizationForm.FormKD, kind)],
            "Lowercase" => [text => text.ToLowerInvariant()],
            "Prepend" => [Prepend(node.Get("prepend").Text())],
            "Replace" => [ReplacementJson.Read(node)],
            "Strip" => [Strip(node.Flag("strip_left", otherwise: true), node.Flag("strip_right", otherwise: true))],
            _ => throw new NotSupportedException($"{node.Path}: the normalizer '{kind}' is not supported."),
        };
    }

    private static Func<string, string> Form(JsonNode node, NormalizationForm form, string kind)
    {
        try
        {
            return UnicodeForm.Create(form, kind);
        }
        catch (NotSupportedException wrong)
        {
            throw new NotSupportedException($"{node.Path}: {wrong.Message}", wrong);
        }
    }

    private static Func<string, string> Prepend(string prefix) => text => text.Length == 0 ? text : prefix + text;

    private static Func<string, string> Strip(bool left, bool right) =>
        text =>
        {
            var stripped = left ? text.TrimStart() : text;
            return right ? stripped.TrimEnd() : stripped;
        };
}
