namespace TypedGpt.Architecture.Specs;

/// <summary>One named value of a configuration.</summary>
/// <param name="Name">The key, as the attribute spells it.</param>
/// <param name="Value">An int, double or bool; null where the compiler could not evaluate what was written.</param>
internal sealed record Argument(string Name, object? Value);
