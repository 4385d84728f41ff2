namespace TypedGpt.Cli.Tokenize;

/// <summary>How <c>typedgpt tokenize</c> reads and prints.</summary>
/// <param name="Bos">Whether the token that begins a text is put in front.</param>
/// <param name="Eos">Whether the token that ends a text is put behind.</param>
/// <param name="Special">Whether special tokens count where a line does not say it.</param>
/// <param name="Json">Whether an object is printed for each text.</param>
internal sealed record TokenizeOptions(bool Bos, bool Eos, bool Special, bool Json);
