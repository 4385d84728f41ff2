using System.Collections.Generic;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources;

/// <summary>An attribute of TypedGpt's as a source has it.</summary>
/// <param name="Name">Its name without <c>Attribute</c>, such as <c>DimSum</c>.</param>
/// <param name="Named">Its named values.</param>
/// <param name="Positional">Its constructor's values; a type is its name without namespace, as a text.</param>
internal sealed record DeclaredAttribute(string Name, Arguments Named, IReadOnlyList<Value?> Positional);
