namespace TypedGpt;

/// <summary>
/// The place of one parameter in a checkpoint. Hugging Face's GPT-2 stores a linear layer as [in, out], the transpose of
/// torch's [out, in], and keeps the query, key and value projections side by side in one tensor.
/// </summary>
/// <param name="Name">The tensor's name in the checkpoint.</param>
/// <param name="Transposed">Whether the checkpoint stores the transpose.</param>
/// <param name="Offset">The first index along the checkpoint's last axis that belongs to this parameter.</param>
/// <param name="Fused">Whether the checkpoint's tensor holds other parameters as well.</param>
public sealed record CheckpointSlot(string Name, bool Transposed = false, long Offset = 0, bool Fused = false);
