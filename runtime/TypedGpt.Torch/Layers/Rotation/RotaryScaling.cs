namespace TypedGpt.Torch;

/// <summary>
/// How rotary frequencies are stretched to a context longer than the one that a model was first trained on. Each rule has the
/// name and computes the numbers, in float32 where they do, of Hugging Face's rope types.
/// </summary>
public sealed class RotaryScaling
{
    private RotaryScaling(RotaryRule rule) => Rule = rule;

    /// <summary>The rule itself.</summary>
    internal RotaryRule Rule { get; }

    /// <summary>Every position divided by the factor (Chen et al. 2023, position interpolation).</summary>
    /// <param name="factor">How many times longer the context is, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not above 0.</exception>
    public static RotaryScaling Linear(double factor) => new(new LinearRule(Positive(factor, nameof(factor))));

    /// <summary>
    /// The base grows with the length of the text, from the original context on (NTK-aware scaling, as reported in Peng et al.
    /// 2023, section 3.3). Keys that a cache holds keep the turns that they were given.
    /// </summary>
    /// <param name="factor">How many times longer the context can become, above 0.</param>
    /// <param name="originalContext">The positions up to which nothing is stretched, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public static RotaryScaling Dynamic(double factor, long originalContext) =>
        new(new DynamicRule(Positive(factor, nameof(factor)), Positive(originalContext)));

    /// <summary>
    /// Slow turns divided by the factor, fast ones left as they are, those between mixed (Llama 3.1; Grattafiori et al. 2024).
    /// </summary>
    /// <param name="factor">What the slow frequencies are divided by, above 0.</param>
    /// <param name="lowFactor">Slow is what turns fewer times than this within the original context.</param>
    /// <param name="highFactor">Fast is what turns more times than this; above <paramref name="lowFactor"/>.</param>
    /// <param name="originalContext">The positions that the model was first trained on, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public static RotaryScaling Llama3(double factor, double lowFactor, double highFactor, long originalContext) =>
        new(
            new Llama3Rule(
                Positive(factor, nameof(factor)),
                Positive(lowFactor, nameof(lowFactor)),
                highFactor > lowFactor
                    ? highFactor
                    : throw new ArgumentOutOfRangeException(
                        nameof(highFactor),
                        highFactor,
                        $"The bound of fast turns ({highFactor}) lies above that of slow ones ({lowFactor}). Exchange the two, or take the 4 and the 1 of Llama 3.1."
                    ),
                Positive(originalContext)
            )
        );

    /// <summary>
    /// YaRN (Peng et al. 2023): slow turns divided by the factor, fast ones left, with a ramp over the pairs between; and all
    /// turned elements times an attention factor.
    /// </summary>
    /// <param name="factor">How many times longer the context is, above 0.</param>
    /// <param name="originalContext">The positions that the model was first trained on, at least 1.</param>
    /// <param name="betaFast">A pair that turns more often than this within the original context is left as it is.</param>
    /// <param name="betaSlow">A pair that turns less often than this is divided by the factor.</param>
    /// <param name="truncate">Whether the ends of the ramp are whole pairs (gpt-oss: no).</param>
    /// <param name="attentionFactor">What turned elements are multiplied by; null for 0.1 ln(factor) + 1, or what the next two say.</param>
    /// <param name="mScale">With <paramref name="mScaleAllDim"/>, the attention factor is (0.1 mScale ln(factor) + 1) over the same of the other (DeepSeek-V2).</param>
    /// <param name="mScaleAllDim">See <paramref name="mScale"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public static RotaryScaling Yarn(
        double factor,
        long originalContext,
        double betaFast = 32,
        double betaSlow = 1,
        bool truncate = true,
        double? attentionFactor = null,
        double? mScale = null,
        double? mScaleAllDim = null
    ) =>
        new(
            new YarnRule(
                Positive(factor, nameof(factor)),
                Positive(originalContext),
                Positive(betaFast, nameof(betaFast)),
                Positive(betaSlow, nameof(betaSlow)),
                truncate,
                attentionFactor ?? YarnRule.AttentionFactor(factor, mScale, mScaleAllDim)
            )
        );

    /// <summary>
    /// LongRoPE (Ding et al. 2024; Phi-3): each pair has a factor of its own that its frequency is divided by, one for texts within
    /// the original context and another one for longer ones; and all turned elements times an attention factor.
    /// </summary>
    /// <param name="shortFactors">One for each pair, for texts up to the original context.</param>
    /// <param name="longFactors">One for each pair, for longer ones.</param>
    /// <param name="factor">How many times longer the context is, above 0; it decides the attention factor alone.</param>
    /// <param name="originalContext">The positions that the model was first trained on, at least 2.</param>
    /// <param name="attentionFactor">What turned elements are multiplied by; null for sqrt(1 + ln(factor) / ln(originalContext)).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public static RotaryScaling LongRope(
        ReadOnlySpan<double> shortFactors,
        ReadOnlySpan<double> longFactors,
        double factor,
        long originalContext,
        double? attentionFactor = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(originalContext, 2);
        return new(
            new LongRopeRule(
                Factors(shortFactors, nameof(shortFactors)),
                Factors(longFactors, nameof(longFactors)),
                originalContext,
                attentionFactor ?? LongRopeRule.AttentionFactor(Positive(factor, nameof(factor)), originalContext)
            )
        );
    }

    private static float[] Factors(ReadOnlySpan<double> factors, string name)
    {
        var all = new float[factors.Length];
        for (var pair = 0; pair < all.Length; pair++)
        {
            all[pair] = (float)Positive(factors[pair], name);
        }

        return all;
    }

    private static long Positive(long originalContext)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(originalContext, 1);
        return originalContext;
    }

    private static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"It must be above 0 and finite, not {value}.");
}
