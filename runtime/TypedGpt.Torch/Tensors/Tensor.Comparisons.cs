namespace TypedGpt.Torch;

[Ranks(1, 2, 4, 5)]
public readonly partial struct Tensor<D0, D1, D2>
{
    /// <summary>Where an element is more than <paramref name="number"/>.</summary>
    public static Mask<D0, D1, D2> operator >(Tensor<D0, D1, D2> left, double number) =>
        new(Comparisons.Greater(left.Raw, number));

    /// <summary>Where an element is less than <paramref name="number"/>.</summary>
    public static Mask<D0, D1, D2> operator <(Tensor<D0, D1, D2> left, double number) =>
        new(Comparisons.Less(left.Raw, number));

    /// <summary>Where an element is at least <paramref name="number"/>.</summary>
    public static Mask<D0, D1, D2> operator >=(Tensor<D0, D1, D2> left, double number) =>
        new(Comparisons.AtLeast(left.Raw, number));

    /// <summary>Where an element is at most <paramref name="number"/>.</summary>
    public static Mask<D0, D1, D2> operator <=(Tensor<D0, D1, D2> left, double number) =>
        new(Comparisons.AtMost(left.Raw, number));

    /// <summary>Where an element is more than its counterpart.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Mask<D0, D1, D2> operator >(Tensor<D0, D1, D2> left, Tensor<D0, D1, D2> right)
    {
        Sizes.Same<D0, D1, D2>(left.Raw, right.Raw);
        return new(left.Raw.gt(right.Raw));
    }

    /// <summary>Where an element is less than its counterpart.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Mask<D0, D1, D2> operator <(Tensor<D0, D1, D2> left, Tensor<D0, D1, D2> right)
    {
        Sizes.Same<D0, D1, D2>(left.Raw, right.Raw);
        return new(left.Raw.lt(right.Raw));
    }

    /// <summary>Where an element is at least its counterpart.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Mask<D0, D1, D2> operator >=(Tensor<D0, D1, D2> left, Tensor<D0, D1, D2> right)
    {
        Sizes.Same<D0, D1, D2>(left.Raw, right.Raw);
        return new(left.Raw.ge(right.Raw));
    }

    /// <summary>Where an element is at most its counterpart.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Mask<D0, D1, D2> operator <=(Tensor<D0, D1, D2> left, Tensor<D0, D1, D2> right)
    {
        Sizes.Same<D0, D1, D2>(left.Raw, right.Raw);
        return new(left.Raw.le(right.Raw));
    }

    /// <summary>Not an operation: the shapes differ. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Mask<D0, D1, D2> operator >(Tensor<D0, D1, D2> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.Elementwise);

    /// <summary>Not an operation: the shapes differ. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Mask<D0, D1, D2> operator <(Tensor<D0, D1, D2> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.Elementwise);

    /// <summary>Not an operation: the shapes differ. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Mask<D0, D1, D2> operator >=(Tensor<D0, D1, D2> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.Elementwise);

    /// <summary>Not an operation: the shapes differ. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Mask<D0, D1, D2> operator <=(Tensor<D0, D1, D2> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.Elementwise);
}
