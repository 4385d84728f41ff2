using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1>
{
    /// <summary>The last two axes exchanged, as a product of queries and keys needs them.</summary>
    /// <returns>[D1, D0], a view.</returns>
    public Tensor<D1, D0> TransposeLast() => new(Raw.transpose(-2, -1));

    /// <summary>The last axis as two: <typeparamref name="D1"/> = <typeparamref name="Outer"/> x <typeparamref name="Inner"/>.</summary>
    /// <param name="factors">The evidence, such as <c>QueryWidth.IntoHeads</c>.</param>
    /// <returns>[D0, Outer, Inner], a view.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public Tensor<D0, Outer, Inner> Unflatten<Outer, Inner>(Factors<D1, Outer, Inner> factors)
        where Outer : struct, IDim
        where Inner : struct, IDim
    {
        factors.Verify();
        return new(Raw.unflatten(1, FactorSizes<Outer, Inner>.Both));
    }

    /// <summary>Not an operation: the evidence is of another width. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Unflatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, Outer, Inner> Unflatten<Whole, Outer, Inner>(Factors<Whole, Outer, Inner> factors)
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Unflatten);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Unflatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1> Unflatten(IEvidence evidence) => throw Explain.NotAnOperation(Explain.Unflatten);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Flatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1> Flatten(IEvidence evidence) => throw Explain.NotAnOperation(Explain.Flatten);

    /// <summary>The last two axes as one: <typeparamref name="D0"/> x <typeparamref name="D1"/> = <typeparamref name="Whole"/>.</summary>
    /// <param name="factors">The evidence, such as <c>ValueWidth.IntoHeads</c>.</param>
    /// <returns>[Whole], a copy if this is a transposed view.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public Tensor<Whole> Flatten<Whole>(Factors<Whole, D0, D1> factors)
        where Whole : struct, IDim
    {
        factors.Verify();
        return new(Raw.flatten(-2, -1));
    }

    /// <summary>Not an operation: the last two axes are not those of the evidence. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Flatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<Whole> Flatten<Whole, Outer, Inner>(Factors<Whole, Outer, Inner> factors)
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Flatten);
}
