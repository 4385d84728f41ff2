namespace TypedGpt.Torch;

public readonly partial struct Probabilities<D0, D1, D2, D3, D4>
{
    /// <summary>The matrix product [D3, D4] x [D4, N] for each [D0, D1, D2], the members of a group, [D2], sharing one right operand.</summary>
    /// <param name="right">[D0, D1, D4, N]</param>
    /// <returns>[D0, D1, D2, D3, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, D3, N> MatMul<N>(Tensor<D0, D1, D4, N> right)
        where N : struct, IDim
    {
        Sizes.Same<D0>(Raw, 0, right.Raw, 0);
        Sizes.Same<D1>(Raw, 1, right.Raw, 1);
        Sizes.Same<D4>(Raw, -1, right.Raw, -2);
        return new(Groups.MatMul(Raw, right.Raw));
    }
}
