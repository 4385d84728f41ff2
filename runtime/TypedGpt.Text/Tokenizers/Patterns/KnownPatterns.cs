namespace TypedGpt.Tokenizers.Patterns;

/// <summary>How families of models cut a text, as their tokenizer.json says it.</summary>
internal static class KnownPatterns
{
    private const string Endings = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
    private const string SignsAndSpaces = @"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";
    private const string CasedWord = @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+";
    private const string CapitalWord = @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*";
    private const string PathsAndSpaces = @"| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    /// <summary>Llama 3: words, up to three digits, signs with the line ends behind them.</summary>
    public const string Llama3 = Endings + @"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}" + SignsAndSpaces;

    /// <summary>Qwen 2: the same with single digits.</summary>
    public const string Qwen2 = Endings + @"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}" + SignsAndSpaces;

    /// <summary>o200k of OpenAI: words cut where capitals begin.</summary>
    public const string O200k = CasedWord + Endings + "?|" + CapitalWord + Endings + @"?|\p{N}{1,3}" + PathsAndSpaces;

    /// <summary>Tekken of Mistral: the same without endings, with single digits.</summary>
    public const string Tekken = CasedWord + "|" + CapitalWord + @"|\p{N}" + PathsAndSpaces;

    /// <summary>cl100k of OpenAI; a run of white space with a line end is cut behind its last one.</summary>
    public const string Cl100k =
        @"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++\z|\s*[\r\n]|\s+(?!\S)|\s";

    /// <summary>DeepSeek-V3, one step after the other.</summary>
    public static readonly IReadOnlyList<string> DeepSeekV3 =
    [
        @"\p{N}{1,3}",
        "[一-龥\u3040-ゟ゠-ヿ]+",
        @"[!""#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    ];

    /// <summary>DeepSeek-Coder, one step after the other; single digits follow.</summary>
    public static readonly IReadOnlyList<string> DeepSeekCoder =
    [
        @"[\r\n]",
        @"\s?\p{L}+",
        @"\s?\p{P}+",
        "[一-龥\u0800-一가-\uD7FF]+",
    ];

    /// <summary>Bloom: words with the sign in front of them, signs of sentences apart.</summary>
    public const string Bloom = @" ?[^(\s|[.,!?…。，、।۔،])]+";

    /// <summary>Falcon's groups of three digits.</summary>
    public const string FalconDigits = "[0-9][0-9][0-9]";
}
