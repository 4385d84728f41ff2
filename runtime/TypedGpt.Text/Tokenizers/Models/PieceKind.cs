namespace TypedGpt.Tokenizers.Models;

/// <summary>The kinds of SentencePiece's pieces; GGUF numbers them the same.</summary>
internal enum PieceKind
{
    /// <summary>Text.</summary>
    Normal = 1,

    /// <summary>What stands for anything else.</summary>
    Unknown = 2,

    /// <summary>A special token.</summary>
    Control = 3,

    /// <summary>An added token that is text.</summary>
    UserDefined = 4,

    /// <summary>A piece that is never used.</summary>
    Unused = 5,

    /// <summary>A byte, written &lt;0xNN&gt;.</summary>
    Byte = 6,
}
