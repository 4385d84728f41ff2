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

    /// <summary>The last axis as two: <typeparamref name="D0"/> = <typeparamref name="Outer"/> x <typeparamref name="Inner"/>.</summary>
    /// <param name="factors">The evidence, such as <c>QueryWidth.IntoHeads</c>.</param>
    /// <returns>[Outer, Inner], a view.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public Tensor<Outer, Inner> Unflatten<Outer, Inner>(Factors<D0, Outer, Inner> factors)
        where Outer : struct, IDim
        where Inner : struct, IDim
    {
        factors.Verify();
        return new(Raw.unflatten(0, FactorSizes<Outer, Inner>.Both));
    }

    /// <summary>Not an operation: the evidence is of another width. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Unflatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<Outer, Inner> Unflatten<Whole, Outer, Inner>(Factors<Whole, Outer, Inner> factors)
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Unflatten);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Unflatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0> Unflatten(IEvidence evidence) => throw Explain.NotAnOperation(Explain.Unflatten);
}
