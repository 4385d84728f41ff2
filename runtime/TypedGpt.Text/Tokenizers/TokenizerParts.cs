using TypedGpt.Tokenizers.Cutting;
using TypedGpt.Tokenizers.Decoding;
using TypedGpt.Tokenizers.Models;

namespace TypedGpt.Tokenizers;

/// <summary>What the reader of a file puts together, in the order in which a text meets it.</summary>
/// <param name="Tokens">The text of each token by id, as the vocabulary writes it; null for an id that is none.</param>
/// <param name="Model">What turns a piece into tokens.</param>
/// <param name="Decoder">How tokens become text.</param>
internal sealed record TokenizerParts(string?[] Tokens, ITokenModel Model, DecoderRules Decoder)
{
    /// <summary>Tokens that are found in the text.</summary>
    public IReadOnlyList<AddedToken> Added { get; init; } = [];

    /// <summary>Whether those of the normalized text are normalized as well before they are looked for.</summary>
    public bool NormalizesAdded { get; init; } = true;

    /// <summary>Changes the text between two of them, in this order.</summary>
    public IReadOnlyList<Func<string, string>> Normalizers { get; init; } = [];

    /// <summary>Cut it, in this order.</summary>
    public IReadOnlyList<PreTokenizer> PreTokenizers { get; init; } = [];

    /// <summary>Ids that the tokenizer itself puts in front of a text.</summary>
    public IReadOnlyList<int> Prefix { get; init; } = [];

    /// <summary>Ids that it puts behind.</summary>
    public IReadOnlyList<int> Suffix { get; init; } = [];

    /// <summary>The id that begins a text; null where none is named.</summary>
    public int? BosId { get; init; }

    /// <summary>The id that ends a text; null where none is named.</summary>
    public int? EosId { get; init; }
}
