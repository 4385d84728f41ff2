namespace TypedGpt.Tokenizers.Models;

/// <summary>Turns one piece into tokens.</summary>
internal interface ITokenModel
{
    /// <summary>Appends the ids of a piece that is not empty and holds no lone surrogate.</summary>
    void Encode(string piece, List<int> ids);
}
