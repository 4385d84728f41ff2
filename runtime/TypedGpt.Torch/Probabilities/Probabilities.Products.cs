using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

[Ranks(2, 3, 5)]
public readonly partial struct Probabilities<D0, D1, D2, D3>
{
    /// <summary>The matrix product [D2, D3] x [D3, N] for each [D0, D1].</summary>
    /// <param name="right">[D0, D1, D3, N]</param>
    /// <returns>[D0, D1, D2, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, N> MatMul<N>(Tensor<D0, D1, D3, N> right)
        where N : struct, IDim
    {
        Leading.Same<D0, D1>(Raw, right.Raw);
        Sizes.Same<D3>(Raw, -1, right.Raw, -2);
        return new(Products.MatMul(Raw, right.Raw));
    }

    /// <summary>The matrix product [D2, D3] x [D3, N], the same right operand for each [D0, D1].</summary>
    /// <param name="right">[D3, N]</param>
    /// <returns>[D0, D1, D2, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Ranks(3, 5)]
    public Tensor<D0, D1, D2, N> MatMul<N>(Tensor<D3, N> right)
        where N : struct, IDim
    {
        Sizes.Same<D3>(Raw, -1, right.Raw, -2);
        return new(Products.MatMul(Raw, right.Raw));
    }

    /// <summary>The matrix product [D2, D3] x [D3, N], one right operand for each [D1].</summary>
    /// <param name="right">[D1, D3, N]</param>
    /// <returns>[D0, D1, D2, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Ranks(5)]
    public Tensor<D0, D1, D2, N> MatMul<N>(Tensor<D1, D3, N> right)
        where N : struct, IDim
    {
        Sizes.Same<D1>(Raw, -3, right.Raw, -3);
        Sizes.Same<D3>(Raw, -1, right.Raw, -2);
        return new(Products.MatMul(Raw, right.Raw));
    }

    /// <summary>Not an operation: the axes do not fit. Binding to it is a compile error that explains.</summary>
    [AnyAxes]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Product, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, N> MatMul<A, B, C, N>(Tensor<A, B, C, N> right)
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim
        where N : struct, IDim => throw Explain.NotAnOperation(Explain.Product);

    /// <summary>Not an operation: the ranks do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Product, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> MatMul(ITensor right) => throw Explain.NotAnOperation(Explain.Product);
}
