namespace TypedGpt.Tokenizers.Cutting;

/// <summary>What is merged by itself: no token reaches across the ends of a piece.</summary>
/// <param name="Text">The piece.</param>
/// <param name="AtStart">Whether it stands at the very start of the whole text.</param>
internal readonly record struct Piece(string Text, bool AtStart);

/// <summary>Cuts a piece further, or rewrites it.</summary>
internal delegate IEnumerable<Piece> PreTokenizer(Piece piece);
