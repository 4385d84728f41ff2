using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0>
{
    /// <summary>The product of each of these and each of <paramref name="right"/>.</summary>
    /// <param name="right">[N]</param>
    /// <returns>[D0, N]</returns>
    public Tensor<D0, N> Outer<N>(Tensor<N> right)
        where N : struct, IDim => new(Raw.outer(right.Raw));
}
