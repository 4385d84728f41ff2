namespace TypedGpt.Architecture.Graph;

/// <summary>Where a checkpoint keeps a member.</summary>
/// <param name="Name">The name below the parent's.</param>
/// <param name="Transposed">Whether its weight is stored as [in, out].</param>
/// <param name="Slice">Which rows of the stored weight are its own, after the transposition; null for all.</param>
/// <param name="SliceAxis">The axis that the slice cuts.</param>
/// <param name="HasBias">Whether a bias of it is there too; GPT-2 has none at its head.</param>
internal sealed record CheckpointSlot(
    string Name,
    bool Transposed = false,
    CheckpointSlice? Slice = null,
    int SliceAxis = 0,
    bool HasBias = true
);
