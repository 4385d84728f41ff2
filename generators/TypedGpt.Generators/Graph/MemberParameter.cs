using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Graph;

/// <summary>A parameter of one member: its name below the member's key, and its axes.</summary>
internal sealed record MemberParameter(string Name, EquatableArray<string> Dims);
