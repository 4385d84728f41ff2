using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Layouts;

/// <summary>That a tensor holds several parameters of a layer.</summary>
/// <param name="By">How their rows lie.</param>
/// <param name="Axis">The axis along which they lie, after the transposition.</param>
/// <param name="Keys">The parameters by their keys in the layer, in the order in which they are there.</param>
internal sealed record Fusion(Grouping By, int Axis, EquatableArray<string> Keys);
