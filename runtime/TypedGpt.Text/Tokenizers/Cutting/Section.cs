namespace TypedGpt.Tokenizers.Cutting;

/// <summary>What lies between two added tokens, or such a token.</summary>
/// <param name="Text">The text as it stands.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Token">The token; null for text.</param>
internal readonly record struct Section(string Text, int Start, AddedToken? Token);
