namespace TypedGpt.Torch;

/// <summary>
/// Hides the future and all other chunks: positions are cut into chunks of <typeparamref name="Chunk"/>, and a position sees
/// itself and what came before it in its own (Llama 4), up to <typeparamref name="Context"/> positions.
/// </summary>
public sealed class ChunkMask<Context, Chunk> : AttentionMask<Context>
    where Context : struct, IDim
    where Chunk : struct, IDim
{
    /// <summary>A mask of chunks of Chunk positions.</summary>
    /// <exception cref="ShapeException">The size of a chunk is known only at run time, or 0.</exception>
    public ChunkMask()
        : base("ChunkMask", HiddenKeys.OfChunks(Chunk.Size))
    {
        if (Chunk.Size < 1)
        {
            throw new ShapeException(
                $"A chunk has at least one position, and {Describe.Dim<Chunk>()} is {Chunk.Size}. Use a dim of the model, such as [Dim(8192)] partial struct Chunk."
            );
        }
    }
}
