namespace TypedGpt.Architecture.Specs;

/// <summary>The range that a number has to lie in. The upper end is never part of it.</summary>
internal sealed record Bounds(double Low, bool IncludesLow, double High)
{
    /// <summary>What counts something: at least 1.</summary>
    public static Bounds Size { get; } = new(1, IncludesLow: true, double.PositiveInfinity);

    /// <summary>What may also be nothing: at least 0.</summary>
    public static Bounds Count { get; } = new(0, IncludesLow: true, double.PositiveInfinity);

    /// <summary>A probability of zeroing: [0, 1).</summary>
    public static Bounds Rate { get; } = new(0, IncludesLow: true, 1);

    /// <summary>What is added to a variance: above 0 and below 1.</summary>
    public static Bounds Epsilon { get; } = new(0, IncludesLow: false, 1);

    /// <summary>A standard deviation, or the base of frequencies: above 0.</summary>
    public static Bounds Spread { get; } = new(0, IncludesLow: false, double.PositiveInfinity);

    /// <summary>Whether a number lies in it; NaN does not.</summary>
    public bool Contains(Value value) =>
        value switch
        {
            Value.Integer { Number: var number } => Contains(number),
            Value.Real { Number: var number } => Contains(number),
            _ => false,
        };

    private bool Contains(double number) => (IncludesLow ? number >= Low : number > Low) && number < High;
}
