namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2, D3, D4>
{
    /// <summary>The elements at <paramref name="index"/> of the last axis, <typeparamref name="D4"/>.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[D0, D1, D2, D3], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    public Tensor<D0, D1, D2, D3> Column(long index) => new(Slices.At<D4>(Raw, -1, index));

    /// <summary>The row at <paramref name="index"/> of <typeparamref name="D3"/>.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[D0, D1, D2, D4], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    public Tensor<D0, D1, D2, D4> Row(long index) => new(Slices.At<D3>(Raw, -2, index));

    /// <summary>The last row of <typeparamref name="D3"/>: with positions there, the one that predicts the next token.</summary>
    /// <returns>[D0, D1, D2, D4], a view.</returns>
    /// <exception cref="ShapeException">There is none.</exception>
    public Tensor<D0, D1, D2, D4> Last() => new(Slices.Last<D3>(Raw));

    /// <summary>The first row of <typeparamref name="D3"/>.</summary>
    /// <returns>[D0, D1, D2, D4], a view.</returns>
    /// <exception cref="ShapeException">There is none.</exception>
    public Tensor<D0, D1, D2, D4> First() => new(Slices.At<D3>(Raw, -2, 0));

    /// <summary>The last <paramref name="count"/> rows of <typeparamref name="D3"/>, an axis whose size is known only at run time.</summary>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <returns>[D0, D1, D2, D3, D4], a view.</returns>
    /// <exception cref="ShapeException">There are fewer, or the size of <typeparamref name="D3"/> is part of its type.</exception>
    public Tensor<D0, D1, D2, D3, D4> LastRows(long count) => new(Slices.LastRows<D3>(Raw, count));

    /// <summary>The first <paramref name="count"/> rows of <typeparamref name="D3"/>, an axis whose size is known only at run time.</summary>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <returns>[D0, D1, D2, D3, D4], a view.</returns>
    /// <exception cref="ShapeException">There are fewer, or the size of <typeparamref name="D3"/> is part of its type.</exception>
    public Tensor<D0, D1, D2, D3, D4> FirstRows(long count) => new(Slices.FirstRows<D3>(Raw, count));
}
