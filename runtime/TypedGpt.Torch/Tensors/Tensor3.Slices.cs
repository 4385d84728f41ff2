namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2>
{
    /// <summary>The elements at <paramref name="index"/> of the last axis, <typeparamref name="D2"/>.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[D0, D1], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    public Tensor<D0, D1> Column(long index) => new(Slices.At<D2>(Raw, -1, index));

    /// <summary>The row at <paramref name="index"/> of <typeparamref name="D1"/>.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[D0, D2], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    public Tensor<D0, D2> Row(long index) => new(Slices.At<D1>(Raw, -2, index));

    /// <summary>The last row of <typeparamref name="D1"/>: with positions there, the one that predicts the next token.</summary>
    /// <returns>[D0, D2], a view.</returns>
    /// <exception cref="ShapeException">There is none.</exception>
    public Tensor<D0, D2> Last() => new(Slices.Last<D1>(Raw));

    /// <summary>The first row of <typeparamref name="D1"/>.</summary>
    /// <returns>[D0, D2], a view.</returns>
    /// <exception cref="ShapeException">There is none.</exception>
    public Tensor<D0, D2> First() => new(Slices.At<D1>(Raw, -2, 0));

    /// <summary>The last <paramref name="count"/> rows of <typeparamref name="D1"/>, an axis whose size is known only at run time.</summary>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <returns>[D0, D1, D2], a view.</returns>
    /// <exception cref="ShapeException">There are fewer, or the size of <typeparamref name="D1"/> is part of its type.</exception>
    public Tensor<D0, D1, D2> LastRows(long count) => new(Slices.LastRows<D1>(Raw, count));

    /// <summary>The first <paramref name="count"/> rows of <typeparamref name="D1"/>, an axis whose size is known only at run time.</summary>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <returns>[D0, D1, D2], a view.</returns>
    /// <exception cref="ShapeException">There are fewer, or the size of <typeparamref name="D1"/> is part of its type.</exception>
    public Tensor<D0, D1, D2> FirstRows(long count) => new(Slices.FirstRows<D1>(Raw, count));
}
