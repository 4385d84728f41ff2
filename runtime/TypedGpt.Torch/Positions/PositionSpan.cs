using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// The positions that a layer is at, and where its tensors are: all that a mask, a bias or a turn depends on. The queries
/// are the last of the keys' positions.
/// </summary>
/// <param name="Queries">How many positions ask.</param>
/// <param name="Keys">How many answer, from position 0.</param>
/// <param name="Type">The element type of the table.</param>
/// <param name="DeviceType">The kind of device.</param>
/// <param name="DeviceIndex">Which device of that kind.</param>
/// <param name="IsInference">Whether it is made in torch's inference mode, whose tensors no backward pass may use.</param>
internal readonly record struct PositionSpan(
    long Queries,
    long Keys,
    torch.ScalarType Type,
    DeviceType DeviceType,
    int DeviceIndex,
    bool IsInference
)
{
    /// <summary>The device of the tensors.</summary>
    public torch.Device Device => new(DeviceType, DeviceIndex);

    /// <summary>The position of the first query.</summary>
    public long First => Keys - Queries;

    /// <summary>The last <paramref name="queries"/> of <paramref name="keys"/> positions, on the device of <paramref name="like"/>.</summary>
    public static PositionSpan Of(long queries, long keys, torch.ScalarType type, torch.Tensor like) =>
        new(queries, keys, type, like.device_type, like.device_index, torch.is_inference_mode_enabled());

    /// <summary>The positions of scores [.., queries, keys].</summary>
    /// <exception cref="ShapeException">There are more keys than the context has positions, or fewer keys than queries.</exception>
    public static PositionSpan OfScores<Context>(torch.Tensor scores, torch.ScalarType type)
        where Context : struct, IDim
    {
        var queries = scores.size(-2);
        var keys = scores.size(-1);
        Require<Context>(queries, keys);
        return Of(queries, keys, type, scores);
    }

    /// <summary>Demands that keys fit into the context, and that each query has the key of its own position.</summary>
    /// <exception cref="ShapeException">There are more keys than the context has positions, or fewer keys than queries.</exception>
    public static void Require<Context>(long queries, long keys)
        where Context : struct, IDim
    {
        if (Context.Size >= 0 && keys > Context.Size)
        {
            throw new ShapeException(
                $"{keys} key positions do not fit into {Describe.Dim<Context>()} ({Context.Size}). Shorten the input to its last {Context.Size} tokens, or start the cache again."
            );
        }

        if (queries > keys)
        {
            throw new ShapeException(
                $"There are {queries} queries and {keys} keys: each query needs at least the key of its own position. Append to the cache what the queries were made from."
            );
        }
    }

    /// <summary>The position of each query, moved by <paramref name="offset"/>, [queries, 1].</summary>
    public torch.Tensor QueryColumn(torch.ScalarType type, long offset = 0)
    {
        using var row = Counting.Range(First + offset, Queries, type, Device);
        return row.unsqueeze(1);
    }

    /// <summary>The position of each key, [keys].</summary>
    public torch.Tensor KeyRow(torch.ScalarType type) => Counting.Range(0, Keys, type, Device);
}
