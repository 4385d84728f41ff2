namespace TypedGpt.Torch;

[Ranks(1, 2, 3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>The mean of each row, along <typeparamref name="D3"/>.</summary>
    /// <returns>[D0, D1, D2]</returns>
    public Tensor<D0, D1, D2> Mean() => new(Raw.mean(Axes.Last));

    /// <summary>The sum of each row, along <typeparamref name="D3"/>.</summary>
    /// <returns>[D0, D1, D2]</returns>
    public Tensor<D0, D1, D2> Sum() => new(Raw.sum(Axes.Last));

    /// <summary>The largest element of each row, along <typeparamref name="D3"/>.</summary>
    /// <returns>[D0, D1, D2]</returns>
    public Tensor<D0, D1, D2> Max() => new(Raw.amax(Axes.Last));

    /// <summary>The biased variance of each row (divided by the number of elements, as a layer norm needs it), along <typeparamref name="D3"/>.</summary>
    /// <returns>[D0, D1, D2]</returns>
    public Tensor<D0, D1, D2> Variance() => new(Raw.var(Axes.Last, unbiased: false));

    /// <summary>Each row, along <typeparamref name="D3"/>, divided by its Euclidean length.</summary>
    /// <returns>[D0, D1, D2, D3]</returns>
    public Tensor<D0, D1, D2, D3> Normalize() => new(Rows.Normalize(Raw));

    /// <summary>The mean of the rows of <typeparamref name="D2"/>.</summary>
    /// <returns>[D0, D1, D3]</returns>
    [Ranks(2, 3, 5)]
    public Tensor<D0, D1, D3> MeanOfRows() => new(Raw.mean(Axes.Rows));

    /// <summary>The sum of the rows of <typeparamref name="D2"/>.</summary>
    /// <returns>[D0, D1, D3]</returns>
    [Ranks(2, 3, 5)]
    public Tensor<D0, D1, D3> SumOfRows() => new(Raw.sum(Axes.Rows));

    /// <summary>The largest of the rows, element by element, of <typeparamref name="D2"/>.</summary>
    /// <returns>[D0, D1, D3]</returns>
    [Ranks(2, 3, 5)]
    public Tensor<D0, D1, D3> MaxOfRows() => new(Raw.amax(Axes.Rows));

    /// <summary>The mean over the first axis, <typeparamref name="D0"/>.</summary>
    /// <returns>[D1, D2, D3]</returns>
    [Ranks(3, 5, After = 1)]
    public Tensor<D1, D2, D3> MeanOfFirst() => new(Raw.mean(Axes.First));

    /// <summary>The sum over the first axis, <typeparamref name="D0"/>.</summary>
    /// <returns>[D1, D2, D3]</returns>
    [Ranks(3, 5, After = 1)]
    public Tensor<D1, D2, D3> SumOfFirst() => new(Raw.sum(Axes.First));

    /// <summary>The mean of all elements.</summary>
    public Tensor MeanOfAll() => new(Raw.mean());

    /// <summary>The sum of all elements.</summary>
    public Tensor SumOfAll() => new(Raw.sum());

    /// <summary>The sum of each element and those before it in its row, along <typeparamref name="D3"/>.</summary>
    /// <returns>[D0, D1, D2, D3]</returns>
    public Tensor<D0, D1, D2, D3> CumSum() => new(Raw.cumsum(-1));
}
