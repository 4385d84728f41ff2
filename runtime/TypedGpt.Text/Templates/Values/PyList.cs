namespace TypedGpt.Templates.Values;

/// <summary>A list; templates cannot change one.</summary>
internal sealed record PyList(IReadOnlyList<object?> Items);
