using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// The cosines and the sines of positions, [2, positions, width], computed in 32 bits. The sines of the first of each pair have their sign
/// turned, so that x cos + (x with its pairs exchanged) sin turns every pair.
/// </summary>
internal sealed class RotaryTable(RotaryRule rule, double theta, RotaryPairs pairs) : PositionTable
{
    private readonly RotaryRule rule = rule;
    private readonly double theta = theta;
    private readonly RotaryPairs pairs = pairs;

    // Asked for even where they depend on the length, so that a rule refuses what it cannot turn before the first text comes.
    private readonly float[] first = rule.Frequencies(pairs.Half, theta, length: 0);

    public override bool IsSame(PositionTable other) =>
        other is RotaryTable table && table.pairs == pairs && table.theta.Equals(theta) && table.rule == rule;

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
        using var turns = torch.tensor(Frequencies(span.Keys), torch.ScalarType.Float32, span.Device);
        using var angles = positions.mul(turns);
        using var cosine = Stretched(angles.cos());
        using var sine = Stretched(angles.sin());
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

    private float[] Frequencies(long length) =>
        rule.DependsOnLength ? rule.Frequencies(pairs.Half, theta, length) : first;

    private torch.Tensor Stretched(torch.Tensor turns)
    {
        if (rule.Amplitude == 1)
        {
            return turns;
        }

        using (turns)
        {
            return Scalars.Mul(turns, rule.Amplitude);
        }
    }
}
