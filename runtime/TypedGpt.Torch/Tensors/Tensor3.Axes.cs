using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2>
{
    /// <summary>The last two axes exchanged, as a product of queries and keys needs them.</summary>
    /// <returns>[D0, D2, D1], a view.</returns>
    public Tensor<D0, D2, D1> TransposeLast() => new(Raw.transpose(-2, -1));

    /// <summary>The first two axes exchanged.</summary>
    /// <returns>[D1, D0, D2], a view.</returns>
    public Tensor<D1, D0, D2> TransposeFirst() => new(Raw.transpose(0, 1));

    /// <summary>Not an operation on three axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.MiddleOfThree, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> TransposeMiddle() => throw Explain.NotAnOperation(Explain.MiddleOfThree);

    /// <summary>The last axis as two: <typeparamref name="D2"/> = <typeparamref name="Outer"/> x <typeparamref name="Inner"/>.</summary>
    /// <param name="factors">The evidence, such as <c>QueryWidth.IntoHeads</c>.</param>
    /// <returns>[D0, D1, Outer, Inner], a view.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public Tensor<D0, D1, Outer, Inner> Unflatten<Outer, Inner>(Factors<D2, Outer, Inner> factors)
        where Outer : struct, IDim
        where Inner : struct, IDim
    {
        factors.Verify();
        return new(Raw.unflatten(2, FactorSizes<Outer, Inner>.Both));
    }

    /// <summary>Not an operation: the evidence is of another width. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Unflatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, Outer, Inner> Unflatten<Whole, Outer, Inner>(Factors<Whole, Outer, Inner> factors)
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Unflatten);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Unflatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> Unflatten(IEvidence evidence) => throw Explain.NotAnOperation(Explain.Unflatten);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Flatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> Flatten(IEvidence evidence) => throw Explain.NotAnOperation(Explain.Flatten);

    /// <summary>The last two axes as one: <typeparamref name="D1"/> x <typeparamref name="D2"/> = <typeparamref name="Whole"/>.</summary>
    /// <param name="factors">The evidence, such as <c>ValueWidth.IntoHeads</c>.</param>
    /// <returns>[D0, Whole], a copy if this is a transposed view.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public Tensor<D0, Whole> Flatten<Whole>(Factors<Whole, D1, D2> factors)
        where Whole : struct, IDim
    {
        factors.Verify();
        return new(Raw.flatten(-2, -1));
    }

    /// <summary>Not an operation: the last two axes are not those of the evidence. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Flatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, Whole> Flatten<Whole, Outer, Inner>(Factors<Whole, Outer, Inner> factors)
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Flatten);

    /// <summary>The same rows for each of <typeparamref name="Heads"/>: one rotary key shared by all heads.</summary>
    /// <returns>[D0, Heads, D1, D2], a view.</returns>
    /// <exception cref="ShapeException"><typeparamref name="Heads"/> is known only at run time.</exception>
    public Tensor<D0, Heads, D1, D2> SharedBy<Heads>()
        where Heads : struct, IDim => new(Groups.Share<Heads>(Raw));
}
