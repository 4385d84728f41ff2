using System.Text;
using TypedGpt.Reading;
using TypedGpt.TestSupport;
using TypedGpt.Tokenizers;
using TypedGpt.Tokenizers.Files;

namespace TypedGpt.Text.Tests.Tokenizers;

/// <summary>What is not supported is refused by name when it is loaded, what is damaged in one line.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(
        "\"normalizer\": null",
        """ "normalizer": {"type": "StripAccents"} """,
        "the normalizer 'StripAccents'"
    )]
    [InlineData(
        "\"normalizer\": null",
        """ "normalizer": {"type": "Precompiled", "precompiled_charsmap": ""} """,
        "the normalizer 'Precompiled'"
    )]
    [InlineData(
        "\"pre_tokenizer\": null",
        """ "pre_tokenizer": {"type": "BertPreTokenizer"} """,
        "the pre-tokenizer 'BertPreTokenizer'"
    )]
    [InlineData(
        "\"pre_tokenizer\": null",
        """ "pre_tokenizer": {"type": "Split", "pattern": {"Regex": "\\p{Han}"}, "behavior": "Isolated"} """,
        @"the class '\p{Han}'"
    )]
    [InlineData(
        "\"pre_tokenizer\": null",
        """ "pre_tokenizer": {"type": "Split", "pattern": {"Regex": "a"}, "behavior": "Doubled"} """,
        "the behavior 'Doubled'"
    )]
    [InlineData(
        "\"decoder\": {\"type\": \"Fuse\"}",
        """ "decoder": {"type": "WordPiece"} """,
        "the decoder 'WordPiece'"
    )]
    [InlineData("\"decoder\": {\"type\": \"Fuse\"}", """ "decoder": null """, "without a decoder")]
    [InlineData(
        "\"post_processor\": null",
        """ "post_processor": {"type": "BertProcessing"} """,
        "the post-processor 'BertProcessing'"
    )]
    [InlineData("\"type\": \"BPE\"", """ "type": "WordPiece" """, "the model type 'WordPiece'")]
    [InlineData("\"type\": \"BPE\"", """ "type": "BPE", "end_of_word_suffix": "</w>" """, "end_of_word_suffix '</w>'")]
    [InlineData("\"type\": \"BPE\"", """ "type": "BPE", "dropout": 0.1 """, "dropout")]
    public void What_is_not_supported_is_named(string part, string other, string named)
    {
        var file = JsonTokenizer.File("ab");
        Assert.Contains(part, file, StringComparison.Ordinal);
        var wrong = Assert.Throws<NotSupportedException>(() =>
            JsonTokenizer.Read(file.Replace(part, other, StringComparison.Ordinal))
        );
        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
        Assert.StartsWith("test.json", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"a\": 0", "\"a\": -1", "vocab")]
    [InlineData("\"a\": 0", "\"a\": 1.5", "vocab")]
    [InlineData("\"a\": 0", "\"a\": 2000000000", "2000000000")]
    [InlineData("\"a\": 0", "\"a\": 1", "another token")]
    [InlineData("\"vocab\"", "\"vokab\"", "lacks the key 'vocab'")]
    [InlineData("\"merges\": []", "\"merges\": [\"a c\"]", "merge 0 needs the token 'c'")]
    [InlineData("\"merges\": []", "\"merges\": [\"a b c\"]", "3 parts")]
    [InlineData("\"merges\": []", "\"merges\": [[\"a\"]]", "1 parts")]
    [InlineData("\"added_tokens\": []", "\"added_tokens\": [{\"id\": 5, \"content\": \"\"}]", "without text")]
    [InlineData("\"added_tokens\": []", "\"added_tokens\": [{\"id\": 5, \"content\": \"\\ud83d\"}]", "surrogate")]
    [InlineData("\"added_tokens\": []", "\"added_tokens\": {}", "an array")]
    [InlineData("\"added_tokens\": []", "\"added_tokens\": [", "is not JSON")]
    public void What_is_damaged_is_said_in_one_line(string part, string other, string named)
    {
        var file = JsonTokenizer.File("ab").Replace("\"a\":0", "\"a\": 0", StringComparison.Ordinal);
        Assert.Contains(part, file, StringComparison.Ordinal);
        var wrong = Assert.Throws<InvalidDataException>(() =>
            JsonTokenizer.Read(file.Replace(part, other, StringComparison.Ordinal))
        );
        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
        Assert.StartsWith("test.json", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Fact]
    public void A_SentencePiece_model_that_normalizes_is_refused_by_name()
    {
        var file = File.ReadAllBytes(DataFolder.Small("sp-bpe.model"));
        var at = file.AsSpan().IndexOf("identity"u8);
        "nmt_nfkc"u8.CopyTo(file.AsSpan(at));
        var wrong = Assert.Throws<NotSupportedException>(() => SentencePieceFile.Read(file, "sp.model"));
        Assert.Equal("sp.model: the normalizer 'nmt_nfkc' is not supported.", wrong.Message);
    }

    [Fact]
    public void A_folder_without_a_tokenizer_says_what_it_looked_for()
    {
        var folder = Directory.CreateTempSubdirectory("typedgpt-");
        try
        {
            var wrong = Assert.Throws<FileNotFoundException>(() => TextTokenizer.Load(folder.FullName));
            Assert.Contains("tokenizer.json", wrong.Message, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder.FullName, "a.tiktoken"), "YQ== 0\nYg== 1\n");
            Assert.Contains(
                "2 ranks",
                Assert.Throws<NotSupportedException>(() => TextTokenizer.Load(folder.FullName)).Message,
                StringComparison.Ordinal
            );
            File.WriteAllText(Path.Combine(folder.FullName, "b.tiktoken"), "");
            Assert.Contains(
                "a.tiktoken, b.tiktoken",
                Assert.Throws<InvalidDataException>(() => TextTokenizer.Load(folder.FullName)).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Metadata_is_read_by_key_and_kind()
    {
        var metadata = new Dictionary<string, object>
        {
            ["tokenizer.ggml.model"] = "gpt2",
            ["tokenizer.ggml.pre"] = "gpt-2",
            ["tokenizer.ggml.tokens"] = new[] { "a", "b", "ab", "<s>" },
            ["tokenizer.ggml.token_type"] = new[] { 1, 1, 1, 3 },
            ["tokenizer.ggml.merges"] = new[] { "a b" },
            ["tokenizer.ggml.bos_token_id"] = 3u,
            ["tokenizer.ggml.add_bos_token"] = true,
        };
        var tokenizer = TextTokenizer.FromMetadata(metadata, "m.gguf");
        Assert.Equal([3, 2, 0], tokenizer.Encode("<s>aba"));
        Assert.Equal(3, tokenizer.BosId);
        Assert.Equal([3], tokenizer.Prefix);
        Refused<InvalidDataException>("tokenizer.ggml.bos_token_id", 4u, "is 4, and there are 4 tokens");
        Refused<InvalidDataException>("tokenizer.ggml.token_type", new[] { 1, 1, 1 }, "3 entries for 4 tokens");
        Refused<InvalidDataException>("tokenizer.ggml.token_type", new[] { 1, 1, 1, 7 }, "value 7");
        Refused<InvalidDataException>("tokenizer.ggml.merges", new[] { "ab" }, "'ab' has no two parts");
        Refused<InvalidDataException>("tokenizer.ggml.tokens", 5, "is not a list of texts");
        Refused<NotSupportedException>("tokenizer.ggml.pre", "porridge", "the pre-tokenizer 'porridge'");
        Refused<NotSupportedException>("tokenizer.ggml.model", "bert", "the tokenizer model 'bert'");

        void Refused<T>(string key, object value, string named)
            where T : Exception
        {
            var wrong = Assert.Throws<T>(() =>
                TextTokenizer.FromMetadata(new Dictionary<string, object>(metadata) { [key] = value }, "m.gguf")
            );
            Assert.StartsWith("m.gguf", wrong.Message, StringComparison.Ordinal);
            Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Every pre-tokenizer that GGUF can name is made of patterns that .NET takes.</summary>
    [Theory]
    [InlineData("phi-2", "I've 123 日本")]
    [InlineData("starcoder", "I've 123 日本")]
    [InlineData("llama-bpe", "I've 123 日本")]
    [InlineData("dbrx", "I've 123 日本")]
    [InlineData("qwen2", "I've 123 日本")]
    [InlineData("llama4", "I've 123 日本")]
    [InlineData("tekken", "I've 123 日本")]
    [InlineData("deepseek-v3", "I've 123 日本")]
    [InlineData("deepseek-coder", "I've 123 日本")]
    [InlineData("falcon", "I've 123 日本")]
    [InlineData("bloom", "I've 123 日本")]
    public void A_named_pre_tokenizer_loses_nothing(string name, string text)
    {
        var pieces = new List<string> { text };
        foreach (var step in GgufPreTokenizers.Find(name, "m.gguf").Steps)
        {
            pieces = [.. pieces.SelectMany(piece => step(new(piece, AtStart: false))).Select(piece => piece.Text)];
        }

        Assert.True(pieces.Count > 2);
        Assert.Equal(TypedGpt.Tokenizers.Cutting.ByteLevel.ToChars(text), string.Concat(pieces));
    }

    /// <summary>Bytes are changed, cut off and put in; what comes is a tokenizer or one of the two errors.</summary>
    [Theory]
    [InlineData("bytes-tokenizer.json")]
    [InlineData("sp-bpe.model")]
    [InlineData("sp-unigram.model")]
    [InlineData("gguf")]
    [InlineData("tiktoken")]
    public void A_damaged_file_never_ends_in_another_exception(string name)
    {
        var whole = name switch
        {
            "gguf" => SmallGguf(),
            "tiktoken" => Encoding.ASCII.GetBytes("YQ== 0\nYg== 1\nYWI= 2\n"),
            _ => File.ReadAllBytes(DataFolder.Small(name)),
        };
        var random = new Random(RandomTests.Seed);
        var path = Path.Combine(Path.GetTempPath(), $"typedgpt-{Guid.NewGuid():N}-{name}");
        try
        {
            for (var i = 0; i < RandomTests.Count(usual: 150, full: 3000); i++)
            {
                var file = whole.ToArray();
                for (var changes = random.Next(1, 4); changes > 0; changes--)
                {
                    file[random.Next(Math.Min(file.Length, random.Next(2) == 0 ? 64 : file.Length))] = (byte)
                        random.Next(256);
                }

                File.WriteAllBytes(path, file[..(random.Next(3) == 0 ? random.Next(file.Length) : file.Length)]);
                try
                {
                    TextTokenizer.Load(path).Encode("The quick brown fox, 1 two <s> 😀");
                }
                catch (Exception wrong) when (wrong is InvalidDataException or NotSupportedException)
                {
                    Assert.False(
                        wrong.Message.Contains('\n', StringComparison.Ordinal),
                        $"'{wrong.Message}' is more than a line. {RandomTests.Again}"
                    );
                    Assert.Contains("typedgpt-", wrong.Message, StringComparison.Ordinal);
                }
                catch (Exception other)
                {
                    Assert.Fail($"{other}\n{RandomTests.Again}");
                }
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A GGUF file without tensors, of a small byte-level vocabulary.</summary>
    private static byte[] SmallGguf()
    {
        using var stream = new MemoryStream();
        using var file = new BinaryWriter(stream);
        file.Write("GGUF"u8);
        file.Write(3);
        file.Write(0L);
        file.Write(5L);
        Key("tokenizer.ggml.model", 8);
        Text("gpt2");
        Key("tokenizer.ggml.pre", 8);
        Text("gpt-2");
        Key("tokenizer.ggml.tokens", 9);
        Texts("T", "h", "e", "Th", "q", "<s>");
        Key("tokenizer.ggml.merges", 9);
        Texts("T h");
        Key("tokenizer.ggml.eos_token_id", 4);
        file.Write(5);
        return stream.ToArray();

        void Key(string key, int kind)
        {
            Text(key);
            file.Write(kind);
        }

        void Text(string text)
        {
            file.Write((long)text.Length);
            file.Write(Encoding.UTF8.GetBytes(text));
        }

        void Texts(params string[] texts)
        {
            file.Write(8);
            file.Write((long)texts.Length);
            Array.ForEach(texts, Text);
        }
    }
}
