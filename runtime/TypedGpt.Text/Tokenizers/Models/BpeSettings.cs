namespace TypedGpt.Tokenizers.Models;

/// <summary>What a byte pair encoding is made of.</summary>
/// <param name="Vocabulary">The id of each token.</param>
/// <param name="Merges">The two parts of each merge, the most urgent first.</param>
internal sealed record BpeSettings(
    Dictionary<string, int> Vocabulary,
    IReadOnlyList<(string Left, string Right)> Merges
)
{
    /// <summary>Whether a piece that is a token is that token, whatever the merges say.</summary>
    public bool IgnoreMerges { get; init; }

    /// <summary>Whether a character that is no token becomes the tokens of its bytes.</summary>
    public bool ByteFallback { get; init; }

    /// <summary>What stands for a character without a token; null to drop it.</summary>
    public string? Unknown { get; init; }

    /// <summary>Whether neighbours without a token become one unknown token.</summary>
    public bool FuseUnknown { get; init; }
}
