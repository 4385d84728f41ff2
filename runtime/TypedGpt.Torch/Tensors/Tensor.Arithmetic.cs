using TorchSharp;

namespace TypedGpt.Torch;

[Ranks(1, 2, 3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>The sum of each element and its counterpart.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Tensor<D0, D1, D2, D3> operator +(Tensor<D0, D1, D2, D3> left, Tensor<D0, D1, D2, D3> right)
    {
        Sizes.Same<D0, D1, D2, D3>(left.Raw, right.Raw);
        return new(left.Raw.add(right.Raw));
    }

    /// <summary>The difference of each element and its counterpart.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Tensor<D0, D1, D2, D3> operator -(Tensor<D0, D1, D2, D3> left, Tensor<D0, D1, D2, D3> right)
    {
        Sizes.Same<D0, D1, D2, D3>(left.Raw, right.Raw);
        return new(left.Raw.sub(right.Raw));
    }

    /// <summary>The product of each element and its counterpart.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Tensor<D0, D1, D2, D3> operator *(Tensor<D0, D1, D2, D3> left, Tensor<D0, D1, D2, D3> right)
    {
        Sizes.Same<D0, D1, D2, D3>(left.Raw, right.Raw);
        return new(left.Raw.mul(right.Raw));
    }

    /// <summary>The quotient of each element and its counterpart.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Tensor<D0, D1, D2, D3> operator /(Tensor<D0, D1, D2, D3> left, Tensor<D0, D1, D2, D3> right)
    {
        Sizes.Same<D0, D1, D2, D3>(left.Raw, right.Raw);
        return new(left.Raw.div(right.Raw));
    }

    /// <summary>The sum of each element and <paramref name="number"/>.</summary>
    public static Tensor<D0, D1, D2, D3> operator +(Tensor<D0, D1, D2, D3> left, double number) =>
        new(Scalars.Add(left.Raw, number));

    /// <summary>The difference of each element and <paramref name="number"/>.</summary>
    public static Tensor<D0, D1, D2, D3> operator -(Tensor<D0, D1, D2, D3> left, double number) =>
        new(Scalars.Sub(left.Raw, number));

    /// <summary>The product of each element and <paramref name="number"/>.</summary>
    public static Tensor<D0, D1, D2, D3> operator *(Tensor<D0, D1, D2, D3> left, double number) =>
        new(Scalars.Mul(left.Raw, number));

    /// <summary>The quotient of each element and <paramref name="number"/>.</summary>
    public static Tensor<D0, D1, D2, D3> operator /(Tensor<D0, D1, D2, D3> left, double number) =>
        new(Scalars.Div(left.Raw, number));

    /// <summary>The sum of each element and a <paramref name="number"/> that was computed or learned.</summary>
    public static Tensor<D0, D1, D2, D3> operator +(Tensor<D0, D1, D2, D3> left, Tensor number) =>
        new(left.Raw.add(number.Raw));

    /// <summary>The difference of each element and a <paramref name="number"/> that was computed or learned.</summary>
    public static Tensor<D0, D1, D2, D3> operator -(Tensor<D0, D1, D2, D3> left, Tensor number) =>
        new(left.Raw.sub(number.Raw));

    /// <summary>The product of each element and a <paramref name="number"/> that was computed or learned.</summary>
    public static Tensor<D0, D1, D2, D3> operator *(Tensor<D0, D1, D2, D3> left, Tensor number) =>
        new(left.Raw.mul(number.Raw));

    /// <summary>The quotient of each element and a <paramref name="number"/> that was computed or learned.</summary>
    public static Tensor<D0, D1, D2, D3> operator /(Tensor<D0, D1, D2, D3> left, Tensor number) =>
        new(left.Raw.div(number.Raw));

    /// <summary>The sum of a <paramref name="number"/> that was computed or learned and each element.</summary>
    public static Tensor<D0, D1, D2, D3> operator +(Tensor number, Tensor<D0, D1, D2, D3> right) => right + number;

    /// <summary>The product of a <paramref name="number"/> that was computed or learned and each element.</summary>
    public static Tensor<D0, D1, D2, D3> operator *(Tensor number, Tensor<D0, D1, D2, D3> right) => right * number;

    /// <summary>The sum of <paramref name="number"/> and each element.</summary>
    public static Tensor<D0, D1, D2, D3> operator +(double number, Tensor<D0, D1, D2, D3> right) => right + number;

    /// <summary><paramref name="number"/> minus each element.</summary>
    public static Tensor<D0, D1, D2, D3> operator -(double number, Tensor<D0, D1, D2, D3> right) =>
        new(Scalars.SubFrom(number, right.Raw));

    /// <summary>The product of <paramref name="number"/> and each element.</summary>
    public static Tensor<D0, D1, D2, D3> operator *(double number, Tensor<D0, D1, D2, D3> right) => right * number;

    /// <summary>Each element with its sign turned.</summary>
    public static Tensor<D0, D1, D2, D3> operator -(Tensor<D0, D1, D2, D3> tensor) => new(tensor.Raw.neg());

    /// <summary>Not an operation: the shapes differ. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Tensor<D0, D1, D2, D3> operator +(Tensor<D0, D1, D2, D3> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.Elementwise);

    /// <summary>Not an operation: the shapes differ. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Tensor<D0, D1, D2, D3> operator -(Tensor<D0, D1, D2, D3> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.Elementwise);

    /// <summary>Not an operation: the shapes differ. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Tensor<D0, D1, D2, D3> operator *(Tensor<D0, D1, D2, D3> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.Elementwise);

    /// <summary>Not an operation: the shapes differ. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Tensor<D0, D1, D2, D3> operator /(Tensor<D0, D1, D2, D3> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.Elementwise);
}
