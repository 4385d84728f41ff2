namespace TypedGpt.Architecture.Graph;

/// <summary>Where a checkpoint keeps a parameter.</summary>
/// <param name="Name">The tensor; with <c>{expert}</c> one for each row of the parameter's first axis.</param>
/// <param name="Transposed">Whether its last two axes are stored the other way round.</param>
/// <param name="Slice">Which rows of the tensor are the parameter's, after the transposition; null for all.</param>
/// <param name="SliceAxis">The axis that the slice cuts.</param>
internal sealed record CheckpointSlot(
    string Name,
    bool Transposed = false,
    CheckpointSlice? Slice = null,
    int SliceAxis = 0
);
