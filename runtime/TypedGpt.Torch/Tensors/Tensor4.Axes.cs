using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>The last two axes exchanged, as a product of queries and keys needs them.</summary>
    /// <returns>[D0, D1, D3, D2], a view.</returns>
    public Tensor<D0, D1, D3, D2> TransposeLast() => new(Raw.transpose(-2, -1));

    /// <summary>The two middle axes exchanged: heads before positions, or back.</summary>
    /// <returns>[D0, D2, D1, D3], a view.</returns>
    public Tensor<D0, D2, D1, D3> TransposeMiddle() => new(Raw.transpose(1, 2));

    /// <summary>The last axis as two: <typeparamref name="D3"/> = <typeparamref name="Outer"/> x <typeparamref name="Inner"/>.</summary>
    /// <param name="factors">The evidence, such as <c>QueryWidth.IntoHeads</c>.</param>
    /// <returns>[D0, D1, D2, Outer, Inner], a view.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public Tensor<D0, D1, D2, Outer, Inner> Unflatten<Outer, Inner>(Factors<D3, Outer, Inner> factors)
        where Outer : struct, IDim
        where Inner : struct, IDim
    {
        factors.Verify();
        return new(Raw.unflatten(3, FactorSizes<Outer, Inner>.Both));
    }

    /// <summary>Not an operation: the evidence is of another width. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Unflatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, Outer, Inner> Unflatten<Whole, Outer, Inner>(Factors<Whole, Outer, Inner> factors)
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Unflatten);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Unflatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> Unflatten(IEvidence evidence) => throw Explain.NotAnOperation(Explain.Unflatten);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Flatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> Flatten(IEvidence evidence) => throw Explain.NotAnOperation(Explain.Flatten);

    /// <summary>The last two axes as one: <typeparamref name="D2"/> x <typeparamref name="D3"/> = <typeparamref name="Whole"/>.</summary>
    /// <param name="factors">The evidence, such as <c>ValueWidth.IntoHeads</c>.</param>
    /// <returns>[D0, D1, Whole], a copy if this is a transposed view.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public Tensor<D0, D1, Whole> Flatten<Whole>(Factors<Whole, D2, D3> factors)
        where Whole : struct, IDim
    {
        factors.Verify();
        return new(Raw.flatten(-2, -1));
    }

    /// <summary>Not an operation: the last two axes are not those of the evidence. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Flatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, Whole> Flatten<Whole, Outer, Inner>(Factors<Whole, Outer, Inner> factors)
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Flatten);

    /// <summary>The axis of heads as one of groups and one of members, for queries that share keys.</summary>
    /// <param name="factors">The evidence, such as <c>Heads.IntoKvHeads</c>.</param>
    /// <returns>[D0, Outer, Inner, D2, D3], a view.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public Tensor<D0, Outer, Inner, D2, D3> UnflattenHeads<Outer, Inner>(Factors<D1, Outer, Inner> factors)
        where Outer : struct, IDim
        where Inner : struct, IDim
    {
        factors.Verify();
        return new(Raw.unflatten(1, FactorSizes<Outer, Inner>.Both));
    }

    /// <summary>Not an operation: the evidence is of other heads. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Unflatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, Outer, Inner, D2, D3> UnflattenHeads<Whole, Outer, Inner>(Factors<Whole, Outer, Inner> factors)
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Unflatten);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Unflatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> UnflattenHeads(IEvidence evidence) => throw Explain.NotAnOperation(Explain.Unflatten);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Groups, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> RepeatGroups(IEvidence evidence) => throw Explain.NotAnOperation(Explain.Groups);

    /// <summary>Each head repeated for the members of its group, so that every query head finds keys of its own.</summary>
    /// <param name="factors">The evidence, such as <c>Heads.IntoKvHeads</c>: all heads = these heads x members of a group.</param>
    /// <returns>[D0, Whole, D2, D3], a copy.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public Tensor<D0, Whole, D2, D3> RepeatGroups<Whole, Group>(Factors<Whole, D1, Group> factors)
        where Whole : struct, IDim
        where Group : struct, IDim
    {
        factors.Verify();
        return new(Raw.repeat_interleave(Group.Size, 1));
    }

    /// <summary>Not an operation: the evidence is of other heads. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Groups, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, Whole, D2, D3> RepeatGroups<Whole, Outer, Inner>(Factors<Whole, Outer, Inner> factors)
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Groups);
}
