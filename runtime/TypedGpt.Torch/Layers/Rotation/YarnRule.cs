namespace TypedGpt.Torch;

/// <summary>
/// NTK-by-parts (Peng et al. 2023, section 3.2): from the pair that turns BetaFast times within the original context to the one
/// that turns BetaSlow times, frequencies go from plain to divided by the factor.
/// </summary>
internal sealed record YarnRule(
    double Factor,
    long OriginalContext,
    double BetaFast,
    double BetaSlow,
    bool Truncate,
    double Attention
) : RotaryRule
{
    /// <summary>A ramp of no length would divide by 0.</summary>
    private const double Shortest = 0.001;

    public override double Amplitude => Attention;

    /// <summary>
    /// 0.1 ln(factor) + 1 (section 3.4); where DeepSeek's two scales are given and not 0, the quotient of what each of them
    /// makes of it.
    /// </summary>
    public static double AttentionFactor(double factor, double? mScale, double? mScaleAllDim)
    {
        return mScale is not (null or 0) && mScaleAllDim is not (null or 0)
            ? Of(mScale.Value) / Of(mScaleAllDim.Value)
            : Of(1);

        double Of(double scale) => factor <= 1 ? 1 : 0.1 * scale * Math.Log(factor) + 1;
    }

    public override float[] Frequencies(long half, double theta, long length)
    {
        var low = Math.Max(PairThatTurns(BetaFast, half, theta, Math.Floor), 0);
        var high = Math.Min(PairThatTurns(BetaSlow, half, theta, Math.Ceiling), 2 * half - 1);
        var ramp = (float)(low == high ? Shortest : high - low);
        var powers = Powers(half, theta);
        var frequencies = new float[half];
        for (var pair = 0; pair < half; pair++)
        {
            var plain = 1 - Math.Clamp((pair - (float)low) / ramp, 0, 1);
            var divided = 1 / ((float)Factor * powers[pair]);
            frequencies[pair] = divided * (1 - plain) + 1 / powers[pair] * plain;
        }

        return frequencies;
    }

    /// <summary>The pair, counted with fractions, that makes so many turns within the original context.</summary>
    private double PairThatTurns(double times, long half, double theta, Func<double, double> whole)
    {
        var pair = 2 * half * Math.Log(OriginalContext / (times * 2 * Math.PI)) / (2 * Math.Log(theta));
        return Truncate ? whole(pair) : pair;
    }
}
