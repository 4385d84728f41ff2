namespace TypedGpt.Torch;

[Ranks(2, 3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>The sum of [D0, D1, D2, D3] and the same [D3] for each [D0, D1, D2].</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Suffixes]
    public static Tensor<D0, D1, D2, D3> operator +(Tensor<D0, D1, D2, D3> left, Tensor<D3> right)
    {
        Sizes.Same<D3>(left.Raw, right.Raw);
        return new(left.Raw.add(right.Raw));
    }

    /// <summary>The difference of [D0, D1, D2, D3] and the same [D3] for each [D0, D1, D2].</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Suffixes]
    public static Tensor<D0, D1, D2, D3> operator -(Tensor<D0, D1, D2, D3> left, Tensor<D3> right)
    {
        Sizes.Same<D3>(left.Raw, right.Raw);
        return new(left.Raw.sub(right.Raw));
    }

    /// <summary>The product of [D0, D1, D2, D3] and the same [D3] for each [D0, D1, D2].</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Suffixes]
    public static Tensor<D0, D1, D2, D3> operator *(Tensor<D0, D1, D2, D3> left, Tensor<D3> right)
    {
        Sizes.Same<D3>(left.Raw, right.Raw);
        return new(left.Raw.mul(right.Raw));
    }

    /// <summary>The quotient of [D0, D1, D2, D3] and the same [D3] for each [D0, D1, D2].</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Suffixes]
    public static Tensor<D0, D1, D2, D3> operator /(Tensor<D0, D1, D2, D3> left, Tensor<D3> right)
    {
        Sizes.Same<D3>(left.Raw, right.Raw);
        return new(left.Raw.div(right.Raw));
    }

    /// <summary>The sum of the same [D3] for each [D0, D1, D2] and [D0, D1, D2, D3].</summary>
    [Suffixes]
    public static Tensor<D0, D1, D2, D3> operator +(Tensor<D3> left, Tensor<D0, D1, D2, D3> right) => right + left;

    /// <summary>The product of the same [D3] for each [D0, D1, D2] and [D0, D1, D2, D3].</summary>
    [Suffixes]
    public static Tensor<D0, D1, D2, D3> operator *(Tensor<D3> left, Tensor<D0, D1, D2, D3> right) => right * left;
}
