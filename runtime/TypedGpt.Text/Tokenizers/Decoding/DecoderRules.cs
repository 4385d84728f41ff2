using System.Globalization;
using System.Text;
using TypedGpt.Tokenizers.Cutting;

namespace TypedGpt.Tokenizers.Decoding;

/// <summary>How tokens become text again: what each of them stands for by itself, and what happens at the start.</summary>
internal sealed record DecoderRules
{
    /// <summary>Whether the characters of a token stand for bytes.</summary>
    public bool ByteLevel { get; init; }

    /// <summary>Whether a token &lt;0xNN&gt; is that byte.</summary>
    public bool ByteFallback { get; init; }

    /// <summary>What is done to the text of each token, in this order.</summary>
    public IReadOnlyList<Func<string, string>> Steps { get; init; } = [];

    /// <summary>What is done to the first token before; null for nothing.</summary>
    public Func<string, string>? FirstStep { get; init; }

    /// <summary>What is dropped at the very start of the text.</summary>
    public char Stripped { get; init; } = ' ';

    /// <summary>How many of <see cref="Stripped"/> are dropped at most.</summary>
    public int StrippedCount { get; init; }

    /// <summary>The bytes of a token.</summary>
    /// <param name="token">Its text.</param>
    /// <param name="added">Whether it is an added token, which stands for its own text.</param>
    /// <param name="first">Whether it is the first of the text.</param>
    public byte[] BytesOf(string token, bool added, bool first)
    {
        if (ByteLevel)
        {
            return (added ? null : Cutting.ByteLevel.ToBytes(token)) ?? Encoding.UTF8.GetBytes(token);
        }

        if (ByteFallback && ByteOf(token) is { } single)
        {
            return [single];
        }

        var text = first && FirstStep is not null ? FirstStep(token) : token;
        return Encoding.UTF8.GetBytes(Steps.Aggregate(text, (sofar, step) => step(sofar)));
    }

    private static byte? ByteOf(string token) =>
        token.Length == 6
        && token.StartsWith("<0x", StringComparison.Ordinal)
        && token[5] == '>'
        && byte.TryParse(
            token.AsSpan(3, 2),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : null;

    /// <summary>The rules of SentencePiece's own models.</summary>
    /// <param name="dummyPrefix">Whether each text got a space in front.</param>
    public static DecoderRules SentencePiece(bool dummyPrefix) =>
        new()
        {
            ByteFallback = true,
            Steps = [text => text.Replace(Metaspace.Usual, ' ')],
            StrippedCount = dummyPrefix ? 1 : 0,
        };
}
