namespace TypedGpt.Architecture.Rules;

/// <summary>A part of the text that a configuration was read from.</summary>
/// <param name="Start">The first character.</param>
/// <param name="Length">How many characters.</param>
internal sealed record TextPlace(int Start, int Length);
