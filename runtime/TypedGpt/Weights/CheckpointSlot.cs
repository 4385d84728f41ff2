namespace TypedGpt;

/// <summary>
/// The place of one parameter in a checkpoint: which tensor, turned how, and which part of it. The stored tensor is
/// transposed first and cut afterwards. Hugging Face's GPT-2 stores a linear layer as [in, out], the transpose of torch's
/// [out, in], and keeps the query, key and value projections side by side in one tensor.
/// </summary>
/// <param name="Name">
/// The tensor's name in the checkpoint. With <c>{expert}</c> in it there is one tensor for each number from 0, and the
/// parameter is those on top of each other along its first axis; what follows is then said of one of them.
/// </param>
/// <param name="Transposed">Whether the checkpoint stores the last two axes the other way round.</param>
/// <param name="Slice">Which part of the tensor is this parameter; null for the whole.</param>
/// <param name="SliceAxis">The axis that <paramref name="Slice"/> cuts, after the transposition.</param>
public sealed record CheckpointSlot(
    string Name,
    bool Transposed = false,
    CheckpointSlice? Slice = null,
    int SliceAxis = 0
)
{
    /// <summary>What stands in a name for the number of an expert.</summary>
    public const string Expert = "{expert}";
}
