using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// The cosines and the sines of positions, [2, positions, width]. The sines of the first of each pair have their sign
/// turned, so that x cos + (x with its pairs exchanged) sin turns every pair.
/// </summary>
internal sealed class RotaryTable(float[] frequencies, RotaryPairs pairs) : PositionTable
{
    private readonly float[] frequencies = frequencies;
    private readonly RotaryPairs pairs = pairs;

    /// <summary>theta^(-2i / width) for each pair i, rounded to float32 in the same places as the released models do.</summary>
    public static float[] Frequencies(long half, double theta)
    {
        var frequencies = new float[half];
        for (var pair = 0; pair < half; pair++)
        {
            frequencies[pair] = 1 / (float)Math.Pow(theta, 2f * pair / (2f * half));
        }

        return frequencies;
    }

    public override bool IsSame(PositionTable other) =>
        other is RotaryTable table && table.pairs == pairs && table.frequencies.AsSpan().SequenceEqual(frequencies);

    /// <summary>[.., positions, width], each row turned by start + its position.</summary>
    public torch.Tensor Turn(torch.Tensor x, long start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        var count = x.size(-2);
        using var table = For(PositionSpan.Of(count, start + count, x.dtype, x));
        using var cosine = table.select(0, 0);
        using var sine = table.select(0, 1);
        using var exchanged = pairs.Exchange(x);
        using var straight = x.mul(cosine);
        using var across = exchanged.mul(sine);
        return straight.add(across);
    }

    public override torch.Tensor Make(in PositionSpan span)
    {
        using var positions = span.QueryColumn(torch.ScalarType.Float32);
        using var turns = torch.tensor(frequencies, torch.ScalarType.Float32, span.Device);
        using var angles = positions.mul(turns);
        using var cosine = angles.cos();
        using var sine = angles.sin();
        using var turned = sine.neg();
        using var cosines = pairs.Join(cosine, cosine);
        using var sines = pairs.Join(turned, sine);
        var table = torch.stack([cosines, sines]);
        if (table.dtype == span.Type)
        {
            return table;
        }

        using (table)
        {
            return table.to(span.Type);
        }
    }
}
