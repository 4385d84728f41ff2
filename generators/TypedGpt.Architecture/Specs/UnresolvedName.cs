namespace TypedGpt.Architecture.Specs;

/// <summary>A type that a user's layers and dimensions name and that nothing in the user's code declares.</summary>
/// <param name="Name">The name.</param>
/// <param name="Arity">How many type arguments it was given.</param>
/// <param name="IsDim">Whether it stands where a dimension stands; a layer otherwise.</param>
internal sealed record UnresolvedName(string Name, int Arity, bool IsDim);
