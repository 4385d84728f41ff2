namespace TypedGpt.Templates.Values;

/// <summary>A tuple.</summary>
internal sealed record PyTuple(IReadOnlyList<object?> Items);
