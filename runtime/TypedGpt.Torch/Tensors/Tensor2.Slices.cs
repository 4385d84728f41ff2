namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1>
{
    /// <summary>The elements at <paramref name="index"/> of the last axis, <typeparamref name="D1"/>.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[D0], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    public Tensor<D0> Column(long index) => new(Slices.At<D1>(Raw, -1, index));

    /// <summary>The row at <paramref name="index"/> of <typeparamref name="D0"/>.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[D1], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    public Tensor<D1> Row(long index) => new(Slices.At<D0>(Raw, -2, index));

    /// <summary>The last row of <typeparamref name="D0"/>: with positions there, the one that predicts the next token.</summary>
    /// <returns>[D1], a view.</returns>
    /// <exception cref="ShapeException">There is none.</exception>
    public Tensor<D1> Last() => new(Slices.Last<D0>(Raw));

    /// <summary>The first row of <typeparamref name="D0"/>.</summary>
    /// <returns>[D1], a view.</returns>
    /// <exception cref="ShapeException">There is none.</exception>
    public Tensor<D1> First() => new(Slices.At<D0>(Raw, -2, 0));

    /// <summary>The last <paramref name="count"/> rows of <typeparamref name="D0"/>, an axis whose size is known only at run time.</summary>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <returns>[D0, D1], a view.</returns>
    /// <exception cref="ShapeException">There are fewer, or the size of <typeparamref name="D0"/> is part of its type.</exception>
    public Tensor<D0, D1> LastRows(long count) => new(Slices.LastRows<D0>(Raw, count));

    /// <summary>The first <paramref name="count"/> rows of <typeparamref name="D0"/>, an axis whose size is known only at run time.</summary>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <returns>[D0, D1], a view.</returns>
    /// <exception cref="ShapeException">There are fewer, or the size of <typeparamref name="D0"/> is part of its type.</exception>
    public Tensor<D0, D1> FirstRows(long count) => new(Slices.FirstRows<D0>(Raw, count));
}
