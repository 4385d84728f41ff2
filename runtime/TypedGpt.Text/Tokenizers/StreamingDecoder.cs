using System.Text;

namespace TypedGpt.Tokenizers;

/// <summary>
/// Turns tokens into text one at a time. A character is shown when all of its bytes are there and never before, and all that
/// is shown together is what <see cref="TextTokenizer.Decode"/> makes of the same ids. Bytes that are no UTF-8, which a model
/// can produce, become U+FFFD. For one text and one thread.
/// </summary>
public sealed class StreamingDecoder
{
    private readonly TextTokenizer tokenizer;
    private readonly bool special;
    private readonly Decoder utf8 = Encoding.UTF8.GetDecoder();
    private bool first;
    private int toStrip;

    internal StreamingDecoder(TextTokenizer tokenizer, bool special, bool atStart)
    {
        this.tokenizer = tokenizer;
        this.special = special;
        first = atStart;
        toStrip = atStart ? tokenizer.Rules.StrippedCount : 0;
    }

    /// <summary>The text that a token completes; empty where a character is still open.</summary>
    /// <param name="id">The token.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public string Add(int id)
    {
        var bytes = tokenizer.BytesOf(id, first);
        if (!special && tokenizer.IsSpecial(id))
        {
            return "";
        }

        first = false;
        return Show(bytes, flush: false);
    }

    /// <summary>What is left at the end: U+FFFD where the last character is not whole, else nothing.</summary>
    public string Finish() => Show([], flush: true);

    private string Show(ReadOnlySpan<byte> bytes, bool flush)
    {
        var chars = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        var shown = chars.AsSpan(0, utf8.GetChars(bytes, chars, flush));
        while (toStrip > 0 && !shown.IsEmpty)
        {
            if (shown[0] != tokenizer.Rules.Stripped)
            {
                toStrip = 0;
                break;
            }

            shown = shown[1..];
            toStrip--;
        }

        return shown.ToString();
    }
}
