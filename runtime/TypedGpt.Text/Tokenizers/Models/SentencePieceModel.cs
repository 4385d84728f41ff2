using Microsoft.ML.Tokenizers;

namespace TypedGpt.Tokenizers.Models;

/// <summary>The BPE and unigram models of SentencePiece (Kudo and Richardson 2018), by Microsoft.ML.Tokenizers.</summary>
internal sealed class SentencePieceModel : ITokenModel
{
    private readonly SentencePieceTokenizer tokenizer;

    /// <param name="pieces">The vocabulary; spaces are written as U+2581 by who calls.</param>
    /// <exception cref="InvalidDataException">The library does not take it.</exception>
    public SentencePieceModel(SentencePieceVocabulary pieces)
    {
        try
        {
            using var stream = new MemoryStream(pieces.ToModelFile());
            tokenizer = SentencePieceTokenizer.Create(
                stream,
                addBeginningOfSentence: false,
                addEndOfSentence: false,
                specialTokens: null
            );
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            throw new InvalidDataException(
                $"the vocabulary cannot be read: {wrong.Message.ReplaceLineEndings(" ")}",
                wrong
            );
        }
    }

    /// <inheritdoc/>
    public void Encode(string piece, List<int> ids) =>
        ids.AddRange(
            tokenizer.EncodeToIds(
                piece,
                addBeginningOfSentence: false,
                addEndOfSentence: false,
                considerPreTokenization: false,
                considerNormalization: false
            )
        );
}
