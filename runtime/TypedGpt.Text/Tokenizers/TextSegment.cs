namespace TypedGpt.Tokenizers;

/// <summary>A part of a text, and whether special tokens written in it count as such.</summary>
/// <param name="Text">The part.</param>
/// <param name="Special">
/// True for what a chat template writes, false for what strangers write: a message must not be able to end its own turn.
/// </param>
public readonly record struct TextSegment(string Text, bool Special);
