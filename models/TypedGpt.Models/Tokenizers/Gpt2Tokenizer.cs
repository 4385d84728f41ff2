using System.Buffers;
using Microsoft.ML.Tokenizers;

namespace TypedGpt.Models.Tokenizers;

/// <summary>
/// GPT-2's encoding of text as tokens: the vocabulary and the merging of Microsoft.ML.Tokenizers, given one piece of
/// <see cref="Gpt2PreTokenizer"/> at a time.
/// </summary>
public sealed class Gpt2Tokenizer : Tokenizer
{
    /// <summary>The token between texts.</summary>
    public const string EndOfText = "<|endoftext|>";

    /// <summary>The id of <see cref="EndOfText"/>.</summary>
    public const int EndOfTextId = 50256;

    private static readonly Lazy<TiktokenTokenizer> Merges = new(() => TiktokenTokenizer.CreateForModel("gpt2"));

    private Gpt2Tokenizer(bool knowsEndOfText) => PreTokenizer = new Gpt2PreTokenizer(knowsEndOfText);

    /// <inheritdoc/>
    public override PreTokenizer PreTokenizer { get; }

    /// <summary>A tokenizer for which <see cref="EndOfText"/> in a text is that one token.</summary>
    public static Gpt2Tokenizer Create() => new(knowsEndOfText: true);

    /// <summary>
    /// A tokenizer for which <see cref="EndOfText"/> is thirteen characters like any others: right for text that comes from
    /// strangers, who must not be able to end it.
    /// </summary>
    public static Gpt2Tokenizer CreateWithoutSpecialTokens() => new(knowsEndOfText: false);

    /// <inheritdoc/>
    public override string Decode(IEnumerable<int> ids) => Merges.Value.Decode(ids);

    /// <inheritdoc/>
    public override OperationStatus Decode(
        IEnumerable<int> ids,
        Span<char> destination,
        out int idsConsumed,
        out int charsWritten
    ) => Merges.Value.Decode(ids, destination, out idsConsumed, out charsWritten);

    /// <summary>
    /// Cuts and merges. The cut is a part of the encoding, so it is made even where the settings ask for none: the library
    /// would take a whole text that reads like the special token for it.
    /// </summary>
    protected override EncodeResults<EncodedToken> EncodeToTokens(
        string? text,
        ReadOnlySpan<char> textSpan,
        EncodeSettings settings
    )
    {
        text ??= textSpan.ToString();
        var tokens = new List<EncodedToken>();
        foreach (var (offset, length) in PreTokenizer.PreTokenize(text))
        {
            var piece = Merges.Value.EncodeToTokens(
                text.AsSpan(offset, length),
                out _,
                considerPreTokenization: false,
                considerNormalization: false
            );
            foreach (var token in piece)
            {
                if (tokens.Count == settings.MaxTokenCount)
                {
                    return Results(tokens, token.Offset.Start.Value + offset);
                }

                tokens.Add(
                    new(token.Id, token.Value, new(token.Offset.Start.Value + offset, token.Offset.End.Value + offset))
                );
            }
        }

        return Results(tokens, text.Length);
    }

    private static EncodeResults<EncodedToken> Results(List<EncodedToken> tokens, int charsConsumed) =>
        new() { Tokens = tokens, CharsConsumed = charsConsumed };
}
