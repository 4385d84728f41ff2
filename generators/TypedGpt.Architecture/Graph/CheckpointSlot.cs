namespace TypedGpt.Architecture.Graph;

/// <summary>Where Hugging Face's GPT-2 keeps a member.</summary>
/// <param name="Name">The name below the parent's.</param>
/// <param name="Transposed">Whether its weight is stored as [in, out].</param>
/// <param name="Offset">Its first column in a fused weight.</param>
/// <param name="Fused">Whether the weight holds others too.</param>
/// <param name="HasBias">Whether a bias of it is there too; GPT-2 has none at its head.</param>
internal sealed record CheckpointSlot(
    string Name,
    bool Transposed = false,
    long Offset = 0,
    bool Fused = false,
    bool HasBias = true
);
