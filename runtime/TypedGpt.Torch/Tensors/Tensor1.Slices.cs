namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0>
{
    /// <summary>The elements at <paramref name="index"/> of the last axis, <typeparamref name="D0"/>.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    public Tensor Column(long index) => new(Slices.At<D0>(Raw, -1, index));
}
