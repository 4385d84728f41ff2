using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1>
{
    /// <summary>The matrix product [D0, D1] x [D1, N].</summary>
    /// <param name="right">[D1, N]</param>
    /// <returns>[D0, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, N> MatMul<N>(Tensor<D1, N> right)
        where N : struct, IDim
    {
        Sizes.Same<D1>(Raw, -1, right.Raw, -2);
        return new(Products.MatMul(Raw, right.Raw));
    }

    /// <summary>Not an operation: the axes do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Product, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, N> MatMul<A, N>(Tensor<A, N> right)
        where A : struct, IDim
        where N : struct, IDim => throw Explain.NotAnOperation(Explain.Product);

    /// <summary>Not an operation: the ranks do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Product, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1> MatMul(ITensor right) => throw Explain.NotAnOperation(Explain.Product);
}
