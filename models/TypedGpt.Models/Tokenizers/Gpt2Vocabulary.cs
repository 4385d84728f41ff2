using System.Text;

namespace TypedGpt.Models.Tokenizers;

/// <summary>
/// The vocabulary of GPT-2's byte-level BPE. Its ids follow from the list of merges: the 256 bytes in the order of the
/// characters that stand for them, then what each merge makes, in order.
/// </summary>
internal static class Gpt2Vocabulary
{
    private const string Resource = "gpt2-vocab.bpe";

    /// <summary>The bytes of each token, by id.</summary>
    public static IReadOnlyList<byte[]> Tokens()
    {
        var bytes = Bytes();
        var ids = bytes.ToDictionary(pair => pair.Key, pair => pair.Value);
        List<byte[]> tokens = [.. bytes.Values.Select(value => new[] { value })];
        using var reader = new StreamReader(
            typeof(Gpt2Vocabulary).Assembly.GetManifestResourceStream(Resource)!,
            Encoding.UTF8
        );
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("#version", StringComparison.Ordinal))
            {
                tokens.Add([.. line.Where(letter => letter != ' ').Select(letter => ids[letter])]);
            }
        }

        return tokens;
    }

    /// <summary>The tokens as tiktoken writes them: base64 and id, a line each.</summary>
    public static MemoryStream AsTiktoken()
    {
        var text = new StringBuilder();
        foreach (var (id, token) in Tokens().Index())
        {
            text.Append(Convert.ToBase64String(token)).Append(' ').Append(id).Append('\n');
        }

        return new(Encoding.ASCII.GetBytes(text.ToString()));
    }

    /// <summary>The character for each byte: itself where it can be printed, else the next free one above 255.</summary>
    private static OrderedDictionary<char, byte> Bytes()
    {
        var printable = Enumerable
            .Range('!', '~' - '!' + 1)
            .Concat(Enumerable.Range(0xA1, 12))
            .Concat(Enumerable.Range(0xAE, 82))
            .ToList();
        var characters = new OrderedDictionary<char, byte>();
        foreach (var value in printable)
        {
            characters.Add((char)value, (byte)value);
        }

        foreach (var (at, value) in Enumerable.Range(0, 256).Except(printable).Index())
        {
            characters.Add((char)(256 + at), (byte)value);
        }

        return characters;
    }
}
