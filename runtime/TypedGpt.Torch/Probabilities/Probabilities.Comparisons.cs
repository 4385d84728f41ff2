namespace TypedGpt.Torch;

[Ranks(1, 2, 4, 5)]
public readonly partial struct Probabilities<D0, D1, D2>
{
    /// <summary>Where an element is more than <paramref name="number"/>.</summary>
    public static Mask<D0, D1, D2> operator >(Probabilities<D0, D1, D2> left, double number) =>
        new(Comparisons.Greater(left.Raw, number));

    /// <summary>Where an element is less than <paramref name="number"/>.</summary>
    public static Mask<D0, D1, D2> operator <(Probabilities<D0, D1, D2> left, double number) =>
        new(Comparisons.Less(left.Raw, number));

    /// <summary>Where an element is at least <paramref name="number"/>.</summary>
    public static Mask<D0, D1, D2> operator >=(Probabilities<D0, D1, D2> left, double number) =>
        new(Comparisons.AtLeast(left.Raw, number));

    /// <summary>Where an element is at most <paramref name="number"/>.</summary>
    public static Mask<D0, D1, D2> operator <=(Probabilities<D0, D1, D2> left, double number) =>
        new(Comparisons.AtMost(left.Raw, number));
}
