using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

[Ranks(1, 2, 3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>The last two axes exchanged, as a product of queries and keys needs them.</summary>
    /// <returns>[D0, D1, D3, D2], a view.</returns>
    [Ranks(2, 3, 5)]
    public Tensor<D0, D1, D3, D2> TransposeLast() => new(Raw.transpose(-2, -1));

    /// <summary>The two middle axes exchanged: heads before positions, or back.</summary>
    /// <returns>[D0, D2, D1, D3], a view.</returns>
    [RankOnly]
    public Tensor<D0, D2, D1, D3> TransposeMiddle() => new(Raw.transpose(1, 2));

    /// <summary>The last axis as two: <typeparamref name="D3"/> = <typeparamref name="Outer"/> x <typeparamref name="Inner"/>.</summary>
    /// <param name="factors">The evidence, such as <c>QueryWidth.IntoHeads</c>.</param>
    /// <returns>[D0, D1, D2, Outer, Inner], a view.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    [Ranks(1, 2, 3)]
    public Tensor<D0, D1, D2, Outer, Inner> Unflatten<Outer, Inner>(Factors<D3, Outer, Inner> factors)
        where Outer : struct, IDim
        where Inner : struct, IDim
    {
        factors.Verify();
        return new(Raw.unflatten(Raw.Dimensions - 1, FactorSizes<Outer, Inner>.Both));
    }

    /// <summary>Not an operation: the evidence is of another width. Binding to it is a compile error that explains.</summary>
    [Ranks(1, 2, 3)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Unflatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, Outer, Inner> Unflatten<Whole, Outer, Inner>(Factors<Whole, Outer, Inner> factors)
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Unflatten);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [Ranks(1, 2, 3)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Unflatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> Unflatten(IEvidence evidence) => throw Explain.NotAnOperation(Explain.Unflatten);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [Ranks(2, 3, 5)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Flatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> Flatten(IEvidence evidence) => throw Explain.NotAnOperation(Explain.Flatten);

    /// <summary>The last two axes as one: <typeparamref name="D2"/> x <typeparamref name="D3"/> = <typeparamref name="Whole"/>.</summary>
    /// <param name="factors">The evidence, such as <c>ValueWidth.IntoHeads</c>.</param>
    /// <returns>[D0, D1, Whole], a copy if this is a transposed view.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    [Ranks(2, 3, 5)]
    public Tensor<D0, D1, Whole> Flatten<Whole>(Factors<Whole, D2, D3> factors)
        where Whole : struct, IDim
    {
        factors.Verify();
        return new(Raw.flatten(-2, -1));
    }

    /// <summary>Not an operation: the last two axes are not those of the evidence. Binding to it is a compile error that explains.</summary>
    [Ranks(2, 3, 5)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Flatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, Whole> Flatten<Whole, Outer, Inner>(Factors<Whole, Outer, Inner> factors)
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Flatten);
}
