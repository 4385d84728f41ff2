using System.Text;
using System.Text.RegularExpressions;
using TypedGpt.Tokenizers.Patterns;

namespace TypedGpt.Tokenizers.Cutting;

/// <summary>
/// The bytes of a text as 256 visible characters, as GPT-2 writes its vocabulary (Radford et al. 2019): the printable
/// characters of Latin-1 stand for themselves, the other 68 bytes for U+0100 and up.
/// </summary>
internal static partial class ByteLevel
{
    private static readonly char[] Chars = MakeChars();
    private static readonly short[] Bytes = MakeBytes();

    [GeneratedRegex(@"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Gpt2Words { get; }

    /// <summary>GPT-2's cut: endings, words, numbers, signs, spaces.</summary>
    public static PatternMatcher Words { get; } = new(Gpt2Words);

    /// <summary>The pre-tokenizer of tokenizer.json.</summary>
    /// <param name="addPrefixSpace">Whether a piece that begins with no space gets one.</param>
    /// <param name="useRegex">Whether pieces are cut by <see cref="Words"/>.</param>
    public static PreTokenizer Create(bool addPrefixSpace, bool useRegex)
    {
        var words = Splitter.Create(Words.Find, SplitBehavior.Isolated);
        return piece =>
        {
            if (addPrefixSpace && !piece.Text.StartsWith(' '))
            {
                piece = piece with { Text = " " + piece.Text };
            }

            var pieces = useRegex ? words(piece) : [piece];
            return pieces.Select(part => part with { Text = ToChars(part.Text) });
        };
    }

    /// <summary>A text as the characters of its bytes.</summary>
    public static string ToChars(string text) => ToChars(Encoding.UTF8.GetBytes(text));

    /// <summary>Bytes as their characters.</summary>
    public static string ToChars(ReadOnlySpan<byte> bytes)
    {
        var chars = bytes.Length <= 256 ? stackalloc char[bytes.Length] : new char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            chars[i] = Chars[bytes[i]];
        }

        return new(chars);
    }

    /// <summary>The bytes that characters stand for; null where one stands for none.</summary>
    public static byte[]? ToBytes(string chars)
    {
        var bytes = new byte[chars.Length];
        for (var i = 0; i < chars.Length; i++)
        {
            if (chars[i] >= Bytes.Length || Bytes[chars[i]] < 0)
            {
                return null;
            }

            bytes[i] = (byte)Bytes[chars[i]];
        }

        return bytes;
    }

    private static char[] MakeChars()
    {
        var chars = new char[256];
        var next = 256;
        for (var i = 0; i < 256; i++)
        {
            var visible = i is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            chars[i] = (char)(visible ? i : next++);
        }

        return chars;
    }

    private static short[] MakeBytes()
    {
        var bytes = new short[Chars.Max() + 1];
        Array.Fill(bytes, (short)-1);
        for (var i = 0; i < 256; i++)
        {
            bytes[Chars[i]] = (short)i;
        }

        return bytes;
    }
}
