using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Probabilities<D0, D1, D2, D3, D4>
{
    /// <summary>The matrix product [D3, D4] x [D4, N] for each [D0, D1, D2].</summary>
    /// <param name="right">[D0, D1, D2, D4, N]</param>
    /// <returns>[D0, D1, D2, D3, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, D3, N> MatMul<N>(Tensor<D0, D1, D2, D4, N> right)
        where N : struct, IDim
    {
        Sizes.Same<D0>(Raw, -5, right.Raw, -5);
        Sizes.Same<D1>(Raw, -4, right.Raw, -4);
        Sizes.Same<D2>(Raw, -3, right.Raw, -3);
        Sizes.Same<D4>(Raw, -1, right.Raw, -2);
        return new(Products.MatMul(Raw, right.Raw));
    }

    /// <summary>The matrix product [D3, D4] x [D4, N], the same right operand for each [D0, D1, D2].</summary>
    /// <param name="right">[D4, N]</param>
    /// <returns>[D0, D1, D2, D3, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, D3, N> MatMul<N>(Tensor<D4, N> right)
        where N : struct, IDim
    {
        Sizes.Same<D4>(Raw, -1, right.Raw, -2);
        return new(Products.MatMul(Raw, right.Raw));
    }

    /// <summary>The matrix product [D3, D4] x [D4, N], one right operand for each [D2].</summary>
    /// <param name="right">[D2, D4, N]</param>
    /// <returns>[D0, D1, D2, D3, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, D3, N> MatMul<N>(Tensor<D2, D4, N> right)
        where N : struct, IDim
    {
        Sizes.Same<D2>(Raw, -3, right.Raw, -3);
        Sizes.Same<D4>(Raw, -1, right.Raw, -2);
        return new(Products.MatMul(Raw, right.Raw));
    }

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

    /// <summary>Not an operation: the axes do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Product, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3, N> MatMul<A, B, C, D, N>(Tensor<A, B, C, D, N> right)
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim
        where D : struct, IDim
        where N : struct, IDim => throw Explain.NotAnOperation(Explain.Product);

    /// <summary>Not an operation: the ranks do not fit. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Product, error: true, DiagnosticId = Explain.ProductId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3, D4> MatMul(ITensor right) => throw Explain.NotAnOperation(Explain.Product);
}
