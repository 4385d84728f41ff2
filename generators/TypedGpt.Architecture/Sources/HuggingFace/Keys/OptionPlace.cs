namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>Where a config.json says an option.</summary>
/// <param name="Option">The option, such as <c>Rotary.Theta</c>.</param>
/// <param name="Start">The first character of the value.</param>
/// <param name="Length">How many characters it has.</param>
internal sealed record OptionPlace(string Option, int Start, int Length);
