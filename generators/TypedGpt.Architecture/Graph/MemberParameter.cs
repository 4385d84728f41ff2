using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Graph;

/// <summary>A parameter of one member: its name below the member's key, and its axes.</summary>
internal sealed record MemberParameter(string Name, EquatableArray<string> Dims);
