namespace TypedGpt.Torch;

/// <summary>
/// The base times (factor x length / original - (factor - 1))^(width / (width - 2)), where the text is longer than the original
/// context.
/// </summary>
internal sealed record DynamicRule(double Factor, long OriginalContext) : RotaryRule
{
    public override bool DependsOnLength => true;

    public override float[] Frequencies(long half, double theta, long length)
    {
        if (half < 2)
        {
            throw new ShapeException(
                $"Dynamic scaling changes the base by a power of width / (width - 2), and the turned width is {2 * half}. Turn 4 elements at least."
            );
        }

        if (length <= OriginalContext)
        {
            return Plain(half, theta);
        }

        var stretch = (float)Factor * length / OriginalContext - (float)(Factor - 1);
        return Plain(half, (float)theta * (float)Math.Pow(stretch, (float)(2.0 * half / (2.0 * half - 2))));
    }
}
