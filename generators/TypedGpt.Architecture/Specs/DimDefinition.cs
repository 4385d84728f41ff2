using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>One attribute of a user's dimension.</summary>
/// <param name="Kind">How it gives the size.</param>
/// <param name="Size">The size; 0 where it is derived.</param>
/// <param name="Operands">The dimensions that it is derived from, as written.</param>
internal sealed record DimDefinition(UserDimKind Kind, long Size, EquatableArray<string> Operands);
