namespace TypedGpt.Architecture.Emission;

/// <summary>One file of emitted source.</summary>
/// <param name="Name">Its name, of its own in a compilation.</param>
/// <param name="Text">Its C#.</param>
internal sealed record EmittedFile(string Name, string Text);
