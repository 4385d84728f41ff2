using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Which keys each query must not see: those after it, and those <paramref name="window"/> or more positions before it.
/// [queries, keys], true where hidden.
/// </summary>
/// <param name="window">How many positions a query sees, its own included; null for all before it.</param>
internal sealed class HiddenKeys(long? window) : PositionTable
{
    private readonly long? window = window;

    public override bool IsSame(PositionTable other) => other is HiddenKeys keys && keys.window == window;

    public override torch.Tensor Make(in PositionSpan span)
    {
        using var queries = span.QueryColumn(torch.ScalarType.Int64);
        using var keys = span.KeyRow(torch.ScalarType.Int64);
        var future = keys.gt(queries);
        if (window is not { } positions)
        {
            return future;
        }

        using (future)
        {
            using var lost = span.QueryColumn(torch.ScalarType.Int64, -positions);
            using var past = keys.le(lost);
            return future.bitwise_or(past);
        }
    }
}
