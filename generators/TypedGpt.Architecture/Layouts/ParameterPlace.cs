using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Layouts;

/// <summary>A parameter of a model with its place in a checkpoint.</summary>
/// <param name="Name">Its name in the state dictionary.</param>
/// <param name="Shape">The size of each axis.</param>
/// <param name="Slot">Its place by its whole name; null where the scheme has none.</param>
/// <param name="IsUserDefined">Whether it belongs to a layer that the user wrote, which no scheme knows.</param>
internal sealed record ParameterPlace(
    string Name,
    EquatableArray<long> Shape,
    CheckpointSlot? Slot,
    bool IsUserDefined
);
