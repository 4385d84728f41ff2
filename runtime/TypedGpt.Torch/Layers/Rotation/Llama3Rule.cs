namespace TypedGpt.Torch;

/// <summary>
/// A pair that turns fewer than LowFactor times within the original context is slowed down by the factor, one that turns more
/// than HighFactor times is not, and between the two the share of the plain frequency grows with the turns.
/// </summary>
internal sealed record Llama3Rule(double Factor, double LowFactor, double HighFactor, long OriginalContext) : RotaryRule
{
    public override float[] Frequencies(long half, double theta, long length)
    {
        var frequencies = Plain(half, theta);
        for (var pair = 0; pair < frequencies.Length; pair++)
        {
            frequencies[pair] = Stretched(frequencies[pair]);
        }

        return frequencies;
    }

    private float Stretched(float frequency)
    {
        var wavelength = (float)(2 * Math.PI) / frequency;
        if (wavelength > (float)(OriginalContext / LowFactor))
        {
            return frequency / (float)Factor;
        }

        if (wavelength < (float)(OriginalContext / HighFactor))
        {
            return frequency;
        }

        var plain = (OriginalContext / wavelength - (float)LowFactor) / (float)(HighFactor - LowFactor);
        return (1 - plain) * frequency / (float)Factor + plain * frequency;
    }
}
