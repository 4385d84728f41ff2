using TypedGpt.Tokenizers.Cutting;
using TypedGpt.Tokenizers.Patterns;

namespace TypedGpt.Tokenizers.Files;

/// <summary>The pre-tokenizers that GGUF names by a word (<c>tokenizer.ggml.pre</c>): each is that of the model's tokenizer.json.</summary>
internal static class GgufPreTokenizers
{
    private static readonly Dictionary<string, Func<Setup>> Known = new(StringComparer.Ordinal);

    static GgufPreTokenizers()
    {
        Name(
            () => new([ByteLevel.Create(addPrefixSpace: false, useRegex: true)]),
            "gpt-2",
            "phi-2",
            "olmo",
            "mpt",
            "exaone4"
        );
        Name(
            () => new([Digits, ByteLevel.Create(addPrefixSpace: false, useRegex: true)]),
            "smollm",
            "starcoder",
            "refact",
            "command-r",
            "codeshell",
            "exaone"
        );
        Name(
            () => Patterns(KnownPatterns.Llama3) with { IgnoreMerges = true },
            "llama-bpe",
            "llama3",
            "llama-v3",
            "falcon3",
            "pixtral",
            "lfm2"
        );
        Name(() => Patterns(KnownPatterns.Llama3), "smaug-bpe", "dbrx", "glm4", "chatglm-bpe");
        Name(() => Patterns(KnownPatterns.Qwen2), "qwen2", "deepseek-r1-qwen", "megrez", "stablelm2", "hunyuan");
        Name(() => Patterns(KnownPatterns.O200k), "gpt-4o", "llama4");
        Name(() => Patterns(KnownPatterns.Tekken) with { IgnoreMerges = true }, "tekken");
        Name(() => Patterns([.. KnownPatterns.DeepSeekV3]), "deepseek-v3");
        Name(
            () =>
                new([
                    .. KnownPatterns.DeepSeekCoder.Select(Pattern),
                    Digits,
                    ByteLevel.Create(addPrefixSpace: false, useRegex: false),
                ]),
            "deepseek-coder"
        );
        Name(
            () =>
                new([
                    Splitter.Create(CharacterClasses.Punctuation, SplitBehavior.Contiguous),
                    ByteLevel.Create(addPrefixSpace: false, useRegex: true),
                    Splitter.Create(CharacterClasses.Numbers, SplitBehavior.Contiguous),
                    Pattern(KnownPatterns.FalconDigits),
                ]),
            "falcon"
        );
        Name(() => Patterns(KnownPatterns.Bloom), "bloom");
        Name(() => new([Splitter.Create(LineEnds, SplitBehavior.Contiguous)]) { ByteLevel = false }, "gemma4");
    }

    private static PreTokenizer Digits => Splitter.Create(CharacterClasses.Numbers, SplitBehavior.Isolated);

    /// <summary>The set-up of a name.</summary>
    /// <exception cref="NotSupportedException">The name is not known.</exception>
    public static Setup Find(string name, string path) =>
        Known.TryGetValue(name, out var make)
            ? make()
            : throw new NotSupportedException(
                $"{path}: the pre-tokenizer '{name}' is not supported. Names: {string.Join(", ", Known.Keys)}."
            );

    private static void Name(Func<Setup> setup, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Known.Add(name, setup);
        }
    }

    private static Setup Patterns(params string[] patterns) =>
        new([.. patterns.Select(Pattern), ByteLevel.Create(addPrefixSpace: false, useRegex: false)]);

    private static PreTokenizer Pattern(string pattern) =>
        Splitter.Create(OnigurumaPattern.Matcher(pattern).Find, SplitBehavior.Isolated);

    private static IEnumerable<(int Start, int End)> LineEnds(string text)
    {
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            yield return (at, at + 1);
        }
    }

    /// <summary>A set-up.</summary>
    /// <param name="Steps">The pre-tokenizers.</param>
    internal sealed record Setup(IReadOnlyList<PreTokenizer> Steps)
    {
        /// <summary>Whether a piece that is a token is that token, whatever the merges say.</summary>
        public bool IgnoreMerges { get; init; }

        /// <summary>Whether the vocabulary writes bytes as characters; otherwise it has U+2581 for a space and bytes as &lt;0xNN&gt;.</summary>
        public bool ByteLevel { get; init; } = true;
    }
}
