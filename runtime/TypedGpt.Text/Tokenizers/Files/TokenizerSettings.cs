using TypedGpt.Reading;

namespace TypedGpt.Tokenizers.Files;

/// <summary>What stands beside a tokenizer's file: which tokens begin and end a text, and whether they are added.</summary>
/// <param name="Bos">The text of the token that begins a text; null where it is not said.</param>
/// <param name="Eos">The text of the token that ends one; null where it is not said.</param>
/// <param name="AddsBos">Whether a text gets the first in front; null where it is not said.</param>
/// <param name="AddsEos">Whether a text gets the second behind; null where it is not said.</param>
internal sealed record TokenizerSettings(string? Bos, string? Eos, bool? AddsBos, bool? AddsEos)
{
    /// <summary>Reads tokenizer_config.json of a folder; nothing is said where there is none.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static TokenizerSettings Read(string folder)
    {
        var path = Path.Combine(folder, "tokenizer_config.json");
        if (!File.Exists(path))
        {
            return new(null, null, null, null);
        }

        var file = JsonNode.Parse(File.ReadAllBytes(path), path);
        return new(
            Token(file, "bos_token"),
            Token(file, "eos_token"),
            file.Find("add_bos_token")?.Truth(),
            file.Find("add_eos_token")?.Truth()
        );
    }

    /// <summary>The parts with what is said here.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="addsByFlags">Whether the flags decide what is added; tokenizer.json says it itself.</param>
    public TokenizerParts Apply(TokenizerParts parts, bool addsByFlags)
    {
        var bos = IdOf(Bos) ?? parts.BosId;
        var eos = IdOf(Eos) ?? parts.EosId;
        return parts with
        {
            BosId = bos,
            EosId = eos,
            Prefix = addsByFlags && AddsBos == true && bos is { } first ? [first] : parts.Prefix,
            Suffix = addsByFlags && AddsEos == true && eos is { } last ? [last] : parts.Suffix,
        };

        int? IdOf(string? token) =>
            token is not null && Array.IndexOf(parts.Tokens, token) is >= 0 and var id ? id : null;
    }

    /// <summary>A token is a text, or an object with its "content".</summary>
    private static string? Token(JsonNode file, string key) =>
        file.Find(key) is not { } token ? null
        : token.IsObject ? token.FindText("content")
        : token.Text();
}
