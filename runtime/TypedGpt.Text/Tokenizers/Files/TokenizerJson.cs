using System.Globalization;
using System.Text;
using TypedGpt.Reading;
using TypedGpt.Tokenizers.Cutting;
using TypedGpt.Tokenizers.Decoding;
using TypedGpt.Tokenizers.Models;

namespace TypedGpt.Tokenizers.Files;

/// <summary>
/// Reads tokenizer.json, the file of Hugging Face's tokenizers. Its "truncation" and "padding" are for batches and are
/// not applied: a text is never cut in silence.
/// </summary>
internal static class TokenizerJson
{
    /// <summary>The greatest id a vocabulary may have; there are none of ten times that size, and a table is made of it.</summary>
    public const int GreatestId = 10_000_000;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="NotSupportedException">It asks for what is not supported.</exception>
    public static TokenizerParts Read(JsonNode file)
    {
        var added = Added(file);
        var modelNode = file.Get("model");
        var kind = modelNode.FindText("type") ?? (modelNode.Find("merges") is null ? "without a type" : "BPE");
        var (vocabulary, model) = kind switch
        {
            "BPE" => Bpe(modelNode),
            "Unigram" => Unigram(modelNode),
            _ => throw new NotSupportedException(
                $"{modelNode.Path}: the model type '{kind}' is not supported. Types: BPE, Unigram."
            ),
        };
        var (prefix, suffix) = PostProcessorJson.Read(file.Find("post_processor"));
        return new(Table(vocabulary, added, file.Path), model, DecoderJson.Read(file.Find("decoder"), file.Path))
        {
            Added = added,
            Normalizers = NormalizerJson.Read(file.Find("normalizer")),
            PreTokenizers = PreTokenizerJson.Read(file.Find("pre_tokenizer")),
            Prefix = prefix,
            Suffix = suffix,
        };
    }

    /// <summary>The text of each id.</summary>
    /// <exception cref="InvalidDataException">An id is too great.</exception>
    public static string?[] Table(
        IEnumerable<KeyValuePair<string, int>> vocabulary,
        IReadOnlyList<AddedToken> added,
        string path
    )
    {
        var all = vocabulary.Concat(added.Select(token => KeyValuePair.Create(token.Content, token.Id))).ToList();
        var greatest = all.Count == 0 ? -1 : all.Max(token => token.Value);
        if (greatest is < 0 or > GreatestId)
        {
            throw new InvalidDataException(
                greatest < 0
                    ? $"{path}: the vocabulary is empty."
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{path}: the greatest token id is {greatest}; ids go up to {GreatestId}."
                    )
            );
        }

        var table = new string?[greatest + 1];
        foreach (var (token, id) in all)
        {
            table[id] = token;
        }

        return table;
    }

    private static List<AddedToken> Added(JsonNode file)
    {
        var tokens = new List<AddedToken>();
        foreach (var node in file.Find("added_tokens")?.Items() ?? [])
        {
            var token = new AddedToken(
                node.Get("id").Count(),
                node.Get("content").Text(),
                node.Flag("special", otherwise: false)
            )
            {
                SingleWord = node.Flag("single_word", otherwise: false),
                LeftStrip = node.Flag("lstrip", otherwise: false),
                RightStrip = node.Flag("rstrip", otherwise: false),
                Normalized = node.Flag("normalized", otherwise: true),
            };
            if (token.Content.Length == 0)
            {
                throw new InvalidDataException($"{node.Path} is an added token without text.");
            }

            if (tokens.Find(other => other.Id == token.Id) is { } twin)
            {
                throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{node.Path}: '{twin.Content}' and '{token.Content}' both have the id {token.Id}."
                    )
                );
            }

            tokens.Add(token);
        }

        return tokens;
    }

    private static (IEnumerable<KeyValuePair<string, int>> Vocabulary, ITokenModel Model) Bpe(JsonNode node)
    {
        foreach (var key in (ReadOnlySpan<string>)["continuing_subword_prefix", "end_of_word_suffix"])
        {
            if (node.FindText(key) is { Length: > 0 } affix)
            {
                throw new NotSupportedException($"{node.Path}: {key} '{affix}' is not supported.");
            }
        }

        if (node.Find("dropout") is { } dropout && dropout.Number() > 0)
        {
            throw new NotSupportedException($"{node.Path}: dropout is not supported.");
        }

        var vocabulary = new Dictionary<string, int>(StringComparer.Ordinal);
        var owners = new Dictionary<int, string>();
        foreach (var (token, id) in node.Get("vocab").Entries())
        {
            if (!owners.TryAdd(id.Count(), token) || !vocabulary.TryAdd(token, id.Count()))
            {
                throw new InvalidDataException(
                    $"{id.Path}: '{token}' stands there twice, or its id {id.Element.GetRawText()} belongs to another token."
                );
            }
        }

        var merges = new List<(string Left, string Right)>();
        foreach (var merge in node.Get("merges").Items())
        {
            merges.Add(Merge(merge));
        }

        return (
            vocabulary,
            Model(
                node.Path,
                new(vocabulary, merges)
                {
                    IgnoreMerges = node.Flag("ignore_merges", otherwise: false),
                    ByteFallback = node.Flag("byte_fallback", otherwise: false),
                    Unknown = node.FindText("unk_token"),
                    FuseUnknown = node.Flag("fuse_unk", otherwise: false),
                }
            )
        );
    }

    /// <summary>The model, with its file's name in what is wrong.</summary>
    public static BpeModel Model(string path, BpeSettings settings)
    {
        try
        {
            return new(settings);
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
        catch (NotSupportedException wrong)
        {
            throw new NotSupportedException($"{path}: {wrong.Message}", wrong);
        }
    }

    /// <summary>A merge in either of the two forms: "a b", or ["a", "b"].</summary>
    private static (string Left, string Right) Merge(JsonNode merge)
    {
        string[] parts = merge.IsText ? merge.Text().Split(' ') : [.. merge.Items().Select(part => part.Text())];
        return parts is [var left, var right]
            ? (left, right)
            : throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"{merge.Path} has {parts.Length} parts; a merge has 2.")
            );
    }

    private static (IEnumerable<KeyValuePair<string, int>> Vocabulary, ITokenModel Model) Unigram(JsonNode node)
    {
        var unknown = node.Find("unk_id")?.Count();
        var byteFallback = node.Flag("byte_fallback", otherwise: false);
        var pieces = new List<(string Text, float Score, PieceKind Kind)>();
        foreach (var item in node.Get("vocab").Items())
        {
            if (item.Items().ToList() is not [var text, var score])
            {
                throw new InvalidDataException($"{item.Path} is no pair of a piece and its score.");
            }

            var kind =
                pieces.Count == unknown ? PieceKind.Unknown
                : byteFallback && IsByte(text.Text()) ? PieceKind.Byte
                : PieceKind.Normal;
            pieces.Add((text.Text(), (float)score.Number(), kind));
        }

        if (unknown is null || unknown >= pieces.Count)
        {
            throw new InvalidDataException(
                $"{node.Path}: unk_id names none of the {pieces.Count.ToString(CultureInfo.InvariantCulture)} pieces."
            );
        }

        return (
            pieces.Select((piece, id) => KeyValuePair.Create(piece.Text, id)),
            SentencePieceFile.Model(node.Path, new(pieces, Unigram: true))
        );
    }

    private static bool IsByte(string text) =>
        text is ['<', '0', 'x', var high, var low, '>'] && char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low);
}
