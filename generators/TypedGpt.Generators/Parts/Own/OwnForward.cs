using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Parts.Own;

/// <summary>A Forward method of a user's layer, its types as written, without spaces.</summary>
internal sealed record OwnForward(string ReturnType, EquatableArray<string> ParameterTypes);
