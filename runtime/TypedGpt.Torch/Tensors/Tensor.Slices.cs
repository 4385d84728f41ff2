namespace TypedGpt.Torch;

[Ranks(1, 2, 3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>The elements at <paramref name="index"/> of the last axis, <typeparamref name="D3"/>.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[D0, D1, D2], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    public Tensor<D0, D1, D2> Column(long index) => new(Slices.At<D3>(Raw, -1, index));

    /// <summary>The row at <paramref name="index"/> of <typeparamref name="D2"/>.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[D0, D1, D3], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    [Ranks(2, 3, 5)]
    public Tensor<D0, D1, D3> Row(long index) => new(Slices.At<D2>(Raw, -2, index));

    /// <summary>The last row of <typeparamref name="D2"/>: with positions there, the one that predicts the next token.</summary>
    /// <returns>[D0, D1, D3], a view.</returns>
    /// <exception cref="ShapeException">There is none.</exception>
    [Ranks(2, 3, 5)]
    public Tensor<D0, D1, D3> Last() => new(Slices.Last<D2>(Raw));

    /// <summary>The first row of <typeparamref name="D2"/>.</summary>
    /// <returns>[D0, D1, D3], a view.</returns>
    /// <exception cref="ShapeException">There is none.</exception>
    [Ranks(2, 3, 5)]
    public Tensor<D0, D1, D3> First() => new(Slices.At<D2>(Raw, -2, 0));

    /// <summary>The last <paramref name="count"/> rows of <typeparamref name="D2"/>, an axis whose size is known only at run time.</summary>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <returns>[D0, D1, D2, D3], a view.</returns>
    /// <exception cref="ShapeException">There are fewer, or the size of <typeparamref name="D2"/> is part of its type.</exception>
    [Ranks(2, 3, 5)]
    public Tensor<D0, D1, D2, D3> LastRows(long count) => new(Slices.LastRows<D2>(Raw, count));

    /// <summary>The first <paramref name="count"/> rows of <typeparamref name="D2"/>, an axis whose size is known only at run time.</summary>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <returns>[D0, D1, D2, D3], a view.</returns>
    /// <exception cref="ShapeException">There are fewer, or the size of <typeparamref name="D2"/> is part of its type.</exception>
    [Ranks(2, 3, 5)]
    public Tensor<D0, D1, D2, D3> FirstRows(long count) => new(Slices.FirstRows<D2>(Raw, count));
}
