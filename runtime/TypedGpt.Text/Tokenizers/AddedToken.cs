namespace TypedGpt.Tokenizers;

/// <summary>A token that is found in the text itself, before anything is merged.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">Its text.</param>
/// <param name="Special">Whether it steers the model (the end of a turn) and is no text.</param>
public sealed record AddedToken(int Id, string Content, bool Special)
{
    /// <summary>Whether it counts only where no letter, digit or underscore stands beside it.</summary>
    public bool SingleWord { get; init; }

    /// <summary>Whether white space in front belongs to it.</summary>
    public bool LeftStrip { get; init; }

    /// <summary>Whether white space behind belongs to it.</summary>
    public bool RightStrip { get; init; }

    /// <summary>Whether it is looked for in the normalized text, and not in the text as written.</summary>
    public bool Normalized { get; init; }
}
