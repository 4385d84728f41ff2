namespace TypedGpt.Torch;

/// <summary>Which frequencies the pairs of a row turn with.</summary>
internal abstract record RotaryRule
{
    /// <summary>What turned elements are multiplied by.</summary>
    public virtual double Amplitude => 1;

    /// <summary>Whether the frequencies depend on the length of the text.</summary>
    public virtual bool DependsOnLength => false;

    /// <summary>The frequency of each pair, in radians per position.</summary>
    /// <param name="half">How many pairs there are.</param>
    /// <param name="theta">The base.</param>
    /// <param name="length">The positions of the text so far.</param>
    /// <exception cref="ShapeException">The rule is none for so many pairs.</exception>
    public abstract float[] Frequencies(long half, double theta, long length);

    /// <summary>theta^(2i / width) for each pair i, rounded to float32 in the same places as the released models do.</summary>
    protected static float[] Powers(long half, double theta)
    {
        var powers = new float[half];
        for (var pair = 0; pair < half; pair++)
        {
            powers[pair] = (float)Math.Pow((float)theta, 2f * pair / (2f * half));
        }

        return powers;
    }

    /// <summary>theta^(-2i / width) for each pair i.</summary>
    protected static float[] Plain(long half, double theta)
    {
        var frequencies = Powers(half, theta);
        for (var pair = 0; pair < frequencies.Length; pair++)
        {
            frequencies[pair] = 1 / frequencies[pair];
        }

        return frequencies;
    }
}

/// <summary>theta^(-2i / width) for each pair i (Su et al. 2021).</summary>
internal sealed record PlainRule : RotaryRule
{
    public override float[] Frequencies(long half, double theta, long length) => Plain(half, theta);
}

/// <summary>Frequencies that were given, one for each pair.</summary>
internal sealed record GivenRule(float[] Given) : RotaryRule
{
    public override float[] Frequencies(long half, double theta, long length) => Given;

    public bool Equals(GivenRule? other) => other is not null && Given.AsSpan().SequenceEqual(other.Given);

    public override int GetHashCode() => Given.Length;
}
