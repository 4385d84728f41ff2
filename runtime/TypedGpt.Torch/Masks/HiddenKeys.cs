using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Which keys each query must not see: those after it, and those before the first that it sees. [queries, keys], true where
/// hidden.
/// </summary>
internal sealed class HiddenKeys : PositionTable
{
    private readonly Kind kind;
    private readonly long width;

    private HiddenKeys(Kind kind, long width)
    {
        this.kind = kind;
        this.width = width;
    }

    private enum Kind
    {
        Future,
        Window,
        Chunk,
    }

    /// <summary>The future alone.</summary>
    public static HiddenKeys OfFuture { get; } = new(Kind.Future, width: 0);

    /// <summary>The future, and all but the last <paramref name="window"/> positions, the query's own included.</summary>
    public static HiddenKeys OfWindow(long window) => new(Kind.Window, window);

    /// <summary>The future, and all other chunks of <paramref name="chunk"/> positions.</summary>
    public static HiddenKeys OfChunks(long chunk) => new(Kind.Chunk, chunk);

    /// <summary>The first position that the query at <paramref name="position"/> sees; it never falls where that grows.</summary>
    public long FirstSeen(long position) =>
        kind switch
        {
            Kind.Window => Math.Max(position - width + 1, 0),
            Kind.Chunk => position - position % width,
            _ => 0,
        };

    public override bool IsSame(PositionTable other) =>
        other is HiddenKeys keys && keys.kind == kind && keys.width == width;

    public override torch.Tensor Make(in PositionSpan span)
    {
        using var queries = span.QueryColumn(torch.ScalarType.Int64);
        using var keys = span.KeyRow(torch.ScalarType.Int64);
        var future = keys.gt(queries);
        if (kind == Kind.Future)
        {
            return future;
        }

        using (future)
        {
            using var seen = FirstSeen(span, queries);
            using var past = keys.lt(seen);
            return future.bitwise_or(past);
        }
    }

    /// <summary>The first position that each query sees, or one before all, [queries, 1].</summary>
    private torch.Tensor FirstSeen(in PositionSpan span, torch.Tensor queries)
    {
        if (kind == Kind.Window)
        {
            return span.QueryColumn(torch.ScalarType.Int64, 1 - width);
        }

        using Scalar size = width;
        using var inChunk = queries.remainder(size);
        return queries.sub(inChunk);
    }
}
