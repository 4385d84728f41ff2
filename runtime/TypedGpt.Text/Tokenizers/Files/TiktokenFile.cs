using System.Buffers.Text;
using System.Globalization;
using System.Text;
using TypedGpt.Tokenizers.Cutting;
using TypedGpt.Tokenizers.Decoding;
using TypedGpt.Tokenizers.Models;
using TypedGpt.Tokenizers.Patterns;

namespace TypedGpt.Tokenizers.Files;

/// <summary>
/// Reads a tiktoken file: a line for each token, its bytes in base64 and its rank, which is its id. How a text is cut and which
/// tokens are special stands elsewhere, so it is known from the number of ranks.
/// </summary>
internal static class TiktokenFile
{
    private static readonly Family[] Families =
    [
        new("r50k_base (GPT-2)", 50256, null, [("<|endoftext|>", 50256)]),
        new("p50k_base", 50280, null, [("<|endoftext|>", 50256)]),
        new(
            "cl100k_base",
            100256,
            KnownPatterns.Cl100k,
            [
                ("<|endoftext|>", 100257),
                ("<|fim_prefix|>", 100258),
                ("<|fim_middle|>", 100259),
                ("<|fim_suffix|>", 100260),
                ("<|endofprompt|>", 100276),
            ]
        ),
        new("Llama 3", 128000, KnownPatterns.Llama3, [.. Llama3Tokens()]),
        new(
            "Qwen",
            151643,
            KnownPatterns.Qwen2,
            [
                ("<|endoftext|>", 151643),
                ("<|im_start|>", 151644),
                ("<|im_end|>", 151645),
                .. Enumerable.Range(0, 205).Select(i => ($"<|extra_{i}|>", 151646 + i)),
            ]
        ),
        new("o200k_base", 199998, KnownPatterns.O200k, [("<|endoftext|>", 199999), ("<|endofprompt|>", 200018)]),
    ];

    /// <summary>Whether a file begins with a line of base64 and a rank.</summary>
    public static bool Begins(ReadOnlySpan<byte> file)
    {
        var end = file.IndexOf((byte)'\n');
        return end is > 0 and < 1024 && Line(file[..end]) is not null;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="NotSupportedException">It is of no family that is known.</exception>
    public static TokenizerParts Read(ReadOnlySpan<byte> file, string path)
    {
        var tokens = new List<(byte[] Bytes, int Rank)>();
        var number = 0;
        foreach (var range in file.Split((byte)'\n'))
        {
            number++;
            var line = file[range].TrimEnd("\r"u8);
            if (!line.IsEmpty)
            {
                tokens.Add(
                    Line(line)
                        ?? throw new InvalidDataException(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{path}: line {number} is not a token in base64 and its rank."
                            )
                        )
                );
            }
        }

        return Parts(tokens, path);
    }

    /// <summary>The tokenizer of ranks, by their number.</summary>
    /// <inheritdoc cref="Read"/>
    public static TokenizerParts Parts(List<(byte[] Bytes, int Rank)> tokens, string path)
    {
        var family =
            Array.Find(Families, known => known.Ranks == tokens.Count)
            ?? throw new NotSupportedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} has {tokens.Count} ranks, and how its text is cut is known by that number alone: {string.Join(", ", Families.Select(known => $"{known.Ranks} {known.Name}"))}."
                )
            );
        return Parts(tokens, family, path);
    }

    private static TokenizerParts Parts(List<(byte[] Bytes, int Rank)> tokens, Family family, string path)
    {
        var vocabulary = new Dictionary<string, int>(tokens.Count, StringComparer.Ordinal);
        foreach (var (bytes, rank) in tokens)
        {
            if (!vocabulary.TryAdd(ByteLevel.ToChars(bytes), rank) || rank > TokenizerJson.GreatestId)
            {
                throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{path}: the token of rank {rank} stands there twice, or its rank is too great."
                    )
                );
            }
        }

        var added = family.Special.Select(token => new AddedToken(token.Id, token.Text, Special: true)).ToList();
        var cut = family.Pattern is { } pattern
            ? Splitter.Create(OnigurumaPattern.Matcher(pattern).Find, SplitBehavior.Isolated)
            : Splitter.Create(ByteLevel.Words.Find, SplitBehavior.Isolated);
        var isLlama = family.Pattern == KnownPatterns.Llama3;
        return new(
            TokenizerJson.Table(vocabulary, added, path),
            TokenizerJson.Model(path, new(vocabulary, RankedMerges.Of(vocabulary)) { IgnoreMerges = true }),
            new() { ByteLevel = true }
        )
        {
            Added = added,
            PreTokenizers = [cut, ByteLevel.Create(addPrefixSpace: false, useRegex: false)],
            BosId = added[0].Id,
            EosId = isLlama ? added[1].Id : added[0].Id,
            Prefix = isLlama ? [added[0].Id] : [],
        };
    }

    private static (byte[] Bytes, int Rank)? Line(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd("\r"u8);
        var space = line.IndexOf((byte)' ');
        if (
            space <= 0
            || !Utf8Parser.TryParse(line[(space + 1)..], out int rank, out var used)
            || used != line.Length - space - 1
            || rank < 0
        )
        {
            return null;
        }

        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(space)];
        return
            Base64.DecodeFromUtf8(line[..space], bytes, out _, out var written) == System.Buffers.OperationStatus.Done
            && written > 0
            ? (bytes[..written], rank)
            : null;
    }

    private static IEnumerable<(string Text, int Id)> Llama3Tokens()
    {
        string[] named =
        [
            "<|begin_of_text|>",
            "<|end_of_text|>",
            "<|reserved_special_token_0|>",
            "<|reserved_special_token_1|>",
            "<|finetune_right_pad_id|>",
            "<|step_id|>",
            "<|start_header_id|>",
            "<|end_header_id|>",
            "<|eom_id|>",
            "<|eot_id|>",
            "<|python_tag|>",
        ];
        const int count = 256;
        var reserved = Enumerable.Range(2, count - named.Length).Select(i => $"<|reserved_special_token_{i}|>");
        return named.Concat(reserved).Select((text, i) => (text, 128000 + i));
    }

    /// <summary>What a file does not say.</summary>
    /// <param name="Name">What messages call it.</param>
    /// <param name="Ranks">How many ranks its file has.</param>
    /// <param name="Pattern">How a text is cut; null for GPT-2's way.</param>
    /// <param name="Special">Its special tokens.</param>
    private sealed record Family(string Name, int Ranks, string? Pattern, IReadOnlyList<(string Text, int Id)> Special);
}
