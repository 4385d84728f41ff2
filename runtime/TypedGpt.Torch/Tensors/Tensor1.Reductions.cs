namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0>
{
    /// <summary>The mean of each row, along <typeparamref name="D0"/>.</summary>
    /// <returns>[]</returns>
    public Tensor Mean() => new(Raw.mean(Axes.Last));

    /// <summary>The sum of each row, along <typeparamref name="D0"/>.</summary>
    /// <returns>[]</returns>
    public Tensor Sum() => new(Raw.sum(Axes.Last));

    /// <summary>The largest element of each row, along <typeparamref name="D0"/>.</summary>
    /// <returns>[]</returns>
    public Tensor Max() => new(Raw.amax(Axes.Last));

    /// <summary>The biased variance of each row (divided by the number of elements, as a layer norm needs it), along <typeparamref name="D0"/>.</summary>
    /// <returns>[]</returns>
    public Tensor Variance() => new(Raw.var(Axes.Last, unbiased: false));

    /// <summary>Each row, along <typeparamref name="D0"/>, divided by its Euclidean length.</summary>
    /// <returns>[D0]</returns>
    public Tensor<D0> Normalize() => new(Rows.Normalize(Raw));

    /// <summary>The mean of all elements.</summary>
    public Tensor MeanOfAll() => new(Raw.mean());

    /// <summary>The sum of all elements.</summary>
    public Tensor SumOfAll() => new(Raw.sum());
}
