using System.Numerics;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// A square table over positions, made for as many as were needed so far (the next power of two), from which the mask or
/// the bias of each forward pass is a view.
/// </summary>
internal sealed class SquareTable(Func<long, torch.Tensor> make) : IDisposable
{
    private torch.Tensor? table;

    /// <summary>The view for scores [.., queries, keys], whose queries are the last of the keys' positions.</summary>
    public torch.Tensor For<Context>(torch.Tensor scores)
        where Context : struct, IDim
    {
        var queries = scores.size(-2);
        var keys = scores.size(-1);
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

        using var rows = Covering(keys, scores).narrow(0, keys - queries, queries);
        return rows.narrow(1, 0, keys);
    }

    public void Dispose() => table?.Dispose();

    private torch.Tensor Covering(long positions, torch.Tensor scores)
    {
        var current = table;
        if (
            current is null
            || current.size(0) < positions
            || current.device_type != scores.device_type
            || current.device_index != scores.device_index
        )
        {
            using var fresh = make((long)BitOperations.RoundUpToPowerOf2((ulong)positions));
            current = fresh.to(scores.device, copy: true).DetachFromDisposeScope();
            table?.Dispose();
            table = current;
        }

        return current;
    }
}
