using Microsoft.ML.Tokenizers;

namespace TypedGpt.Models.Tokenizers;

/// <summary>GPT-2's encoding of text as tokens, by Microsoft.ML.Tokenizers.</summary>
public static class Gpt2Tokenizer
{
    /// <summary>The token between texts.</summary>
    public const string EndOfText = "<|endoftext|>";

    /// <summary>The id of <see cref="EndOfText"/>.</summary>
    public const int EndOfTextId = 50256;

    /// <summary>A tokenizer for which <see cref="EndOfText"/> in a text is that one token.</summary>
    public static TiktokenTokenizer Create() => Create(new Dictionary<string, int> { [EndOfText] = EndOfTextId });

    /// <summary>
    /// A tokenizer for which <see cref="EndOfText"/> is thirteen characters like any others: right for text that comes from
    /// strangers, who must not be able to end it.
    /// </summary>
    public static TiktokenTokenizer CreateWithoutSpecialTokens() => Create(specialTokens: null);

    private static TiktokenTokenizer Create(Dictionary<string, int>? specialTokens)
    {
        using var vocabulary = Gpt2Vocabulary.AsTiktoken();
        return TiktokenTokenizer.Create(
            vocabulary,
            new RegexPreTokenizer(Gpt2Words.Pattern(), specialTokens),
            normalizer: null,
            specialTokens
        );
    }
}
