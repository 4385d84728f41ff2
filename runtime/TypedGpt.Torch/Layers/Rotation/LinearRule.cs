namespace TypedGpt.Torch;

/// <summary>Every frequency divided by the factor, which is the same as every position divided by it.</summary>
internal sealed record LinearRule(double Factor) : RotaryRule
{
    public override float[] Frequencies(long half, double theta, long length)
    {
        var frequencies = Plain(half, theta);
        for (var pair = 0; pair < frequencies.Length; pair++)
        {
            frequencies[pair] /= (float)Factor;
        }

        return frequencies;
    }
}
