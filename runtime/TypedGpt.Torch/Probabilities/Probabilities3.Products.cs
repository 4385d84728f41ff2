using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Probabilities<D0, D1, D2>
{
    /// <summary>The matrix product [D1, D2] x [D2, N] for each [D0].</summary>
    /// <param name="right">[D0, D2, N]</param>
    /// <returns>[D0, D1, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, N> MatMul<N>(Tensor<D0, D2, N> right)
        where N : struct, IDim
    {
        Sizes.Same<D0>(Raw, -3, right.Raw, -3);
        Sizes.Same<D2>(Raw, -1, right.Raw, -2);
        return new(Products.MatMul(Raw, right.Raw));
    }

    /// <summary>The matrix product [D1, D2] x [D2, N], the same right operand for each [D0].</summary>
    /// <param name="right">[D2, N]</param>
    /// <returns>[D0, D1, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, N> MatMul<N>(Tensor<D2, N> right)
        where N : struct, IDim
    {
        Sizes.Same<D2>(Raw, -1, right.Raw, -2);
        return new(Products.MatMul(Raw, right.Raw));
    }

    /// <summary>Not an operation: the axes do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Product, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, N> MatMul<A, B, N>(Tensor<A, B, N> right)
        where A : struct, IDim
        where B : struct, IDim
        where N : struct, IDim => throw Explain.NotAnOperation(Explain.Product);

    /// <summary>Not an operation: the ranks do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Product, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> MatMul(ITensor right) => throw Explain.NotAnOperation(Explain.Product);
}
