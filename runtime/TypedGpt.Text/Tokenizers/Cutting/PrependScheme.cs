namespace TypedGpt.Tokenizers.Cutting;

/// <summary>Which pieces get a space in front.</summary>
internal enum PrependScheme
{
    /// <summary>None.</summary>
    Never,

    /// <summary>Only the one at the very start of the text, not one behind an added token.</summary>
    First,

    /// <summary>Each.</summary>
    Always,
}
