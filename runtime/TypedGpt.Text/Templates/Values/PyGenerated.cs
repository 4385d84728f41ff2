namespace TypedGpt.Templates.Values;

/// <summary>What map, select and their like give: it can be gone through, and has no length.</summary>
internal sealed record PyGenerated(IReadOnlyList<object?> Items);
