namespace TypedGpt.Architecture.Specs;

/// <summary>One named value of a configuration.</summary>
/// <param name="Name">The key, as the attribute spells it.</param>
/// <param name="Value">What it is; null where the compiler could not evaluate what was written.</param>
internal sealed record Argument(string Name, Value? Value);
