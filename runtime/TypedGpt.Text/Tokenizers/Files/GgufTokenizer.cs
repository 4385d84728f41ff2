using System.Globalization;
using TypedGpt.Tokenizers.Cutting;
using TypedGpt.Tokenizers.Decoding;
using TypedGpt.Tokenizers.Models;

namespace TypedGpt.Tokenizers.Files;

/// <summary>Reads a tokenizer from GGUF's metadata.</summary>
internal static class GgufTokenizer
{
    private const string Keys = "tokenizer.ggml.";

    /// <inheritdoc cref="TextTokenizer.FromMetadata"/>
    public static TextTokenizer Read(IReadOnlyDictionary<string, object> metadata, string name)
    {
        var keys = new MetadataKeys(metadata, Keys, name);
        var tokens = keys.Texts("tokens");
        var kinds = Kinds(keys, tokens.Length);
        var model = keys.Text("model");
        var parts = model switch
        {
            "gpt2" => Merged(keys, tokens, kinds, keys.FindText("pre")),
            "gemma4" => Merged(keys, tokens, kinds, keys.FindText("pre") ?? "gemma4"),
            "llama" => SentencePiece(keys, tokens, kinds),
            _ => throw new NotSupportedException(
                $"{name}: the tokenizer model '{model}' is not supported. Models: gpt2, llama."
            ),
        };
        var bos = keys.FindId("bos_token_id", tokens.Length);
        var eos = keys.FindId("eos_token_id", tokens.Length);
        var isLlama = model == "llama";
        return new(
            parts with
            {
                BosId = bos,
                EosId = eos,
                Prefix = bos is { } first && keys.Flag("add_bos_token", otherwise: isLlama) ? [first] : [],
                Suffix = eos is { } last && keys.Flag("add_eos_token", otherwise: false) ? [last] : [],
            }
        );
    }

    private static PieceKind[] Kinds(MetadataKeys keys, int count)
    {
        var numbers = keys.FindIntegers("token_type");
        if (numbers is null)
        {
            return [.. Enumerable.Repeat(PieceKind.Normal, count)];
        }

        if (numbers.Length != count)
        {
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{keys.Name}: {Keys}token_type has {numbers.Length} entries for {count} tokens."
                )
            );
        }

        return
        [
            .. numbers.Select(number =>
                Enum.IsDefined((PieceKind)number)
                    ? (PieceKind)number
                    : throw new InvalidDataException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{keys.Name}: {Keys}token_type has the value {number}; kinds are 1 to 6."
                        )
                    )
            ),
        ];
    }

    private static TokenizerParts Merged(MetadataKeys keys, string[] tokens, PieceKind[] kinds, string? pre)
    {
        var setup = GgufPreTokenizers.Find(
            pre
                ?? throw new NotSupportedException(
                    $"{keys.Name} does not say how a text is cut: {Keys}pre is missing."
                ),
            keys.Name
        );
        var vocabulary = new Dictionary<string, int>(tokens.Length, StringComparer.Ordinal);
        for (var id = 0; id < tokens.Length; id++)
        {
            vocabulary.TryAdd(tokens[id], id);
        }

        // Either part may hold a space of its own only where it begins with one.
        var merges = keys.Texts("merges")
            .Select(merge =>
                merge.IndexOf(' ', Math.Min(1, merge.Length)) is > 0 and var space
                    ? (merge[..space], merge[(space + 1)..])
                    : throw new InvalidDataException($"{keys.Name}: the merge '{merge}' has no two parts.")
            )
            .ToList();
        var spaced = !setup.ByteLevel;
        return new(
            tokens,
            TokenizerJson.Model(
                keys.Name,
                new(vocabulary, merges) { IgnoreMerges = setup.IgnoreMerges, ByteFallback = spaced }
            ),
            spaced ? DecoderRules.SentencePiece(dummyPrefix: false) : new() { ByteLevel = true }
        )
        {
            Added = [.. Added(tokens, kinds)],
            PreTokenizers = setup.Steps,
            Normalizers = spaced ? [text => text.Replace(' ', Metaspace.Usual)] : [],
        };
    }

    private static IEnumerable<AddedToken> Added(string[] tokens, PieceKind[] kinds)
    {
        for (var id = 0; id < tokens.Length; id++)
        {
            if (kinds[id] is PieceKind.Control or PieceKind.UserDefined && tokens[id].Length > 0)
            {
                yield return new(id, tokens[id], kinds[id] == PieceKind.Control);
            }
        }
    }

    private static TokenizerParts SentencePiece(MetadataKeys keys, string[] tokens, PieceKind[] kinds)
    {
        var scores = keys.Floats("scores");
        if (scores.Length != tokens.Length)
        {
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{keys.Name}: {Keys}scores has {scores.Length} entries for {tokens.Length} tokens."
                )
            );
        }

        var pieces = tokens.Select((token, id) => (token, scores[id], kinds[id])).ToList();
        return SentencePieceFile.Parts(
            keys.Name,
            new(pieces, Unigram: false),
            dummyPrefix: keys.Flag("add_space_prefix", otherwise: true)
        );
    }
}
