namespace TypedGpt.Torch;

/// <summary>Each frequency divided by a factor of its own, of which there are two lists: for texts within the original context and for longer ones.</summary>
internal sealed record LongRopeRule(float[] Short, float[] Long, long OriginalContext, double Attention) : RotaryRule
{
    public override double Amplitude => Attention;

    public override bool DependsOnLength => true;

    /// <summary>sqrt(1 + ln(factor) / ln(original)) (Ding et al. 2024, section 3), and 1 where the context is not longer.</summary>
    public static double AttentionFactor(double factor, long originalContext) =>
        factor <= 1 ? 1 : Math.Sqrt(1 + Math.Log(factor) / Math.Log(originalContext));

    public override float[] Frequencies(long half, double theta, long length)
    {
        Require(Short, "short", half);
        Require(Long, "long", half);
        var factors = length > OriginalContext ? Long : Short;
        var frequencies = Powers(half, theta);
        for (var pair = 0; pair < frequencies.Length; pair++)
        {
            frequencies[pair] = 1 / (factors[pair] * frequencies[pair]);
        }

        return frequencies;
    }

    public bool Equals(LongRopeRule? other) =>
        other is not null
        && OriginalContext == other.OriginalContext
        && Attention.Equals(other.Attention)
        && Short.AsSpan().SequenceEqual(other.Short)
        && Long.AsSpan().SequenceEqual(other.Long);

    public override int GetHashCode() => HashCode.Combine(OriginalContext, Attention, Short.Length, Long.Length);

    private static void Require(float[] factors, string which, long half)
    {
        if (factors.Length != half)
        {
            throw new ShapeException(
                $"LongRoPE was given {factors.Length} {which} factors for {half} pairs. Give one for each pair of turned elements."
            );
        }
    }
}
