using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// The slope of each head times (key - query), [heads, queries, keys]. As large as the scores of one sequence, to which it
/// is added; key - query, and not key alone, so that half precision keeps near keys apart.
/// </summary>
internal sealed class LinearBiases(double[] slopes) : PositionTable
{
    private readonly double[] slopes = slopes;

    public override bool IsSame(PositionTable other) =>
        other is LinearBiases biases && biases.slopes.AsSpan().SequenceEqual(slopes);

    public override torch.Tensor Make(in PositionSpan span)
    {
        using var queries = span.QueryColumn(torch.ScalarType.Float32);
        using var keys = span.KeyRow(torch.ScalarType.Float32);
        using var distances = keys.sub(queries);
        using var row = torch.tensor(slopes, torch.ScalarType.Float32, span.Device);
        using var heads = row.reshape(-1, 1, 1);
        var biases = heads.mul(distances);
        if (biases.dtype == span.Type)
        {
            return biases;
        }

        using (biases)
        {
            return biases.to(span.Type);
        }
    }
}
