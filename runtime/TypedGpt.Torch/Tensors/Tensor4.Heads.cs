using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2, D3>
{
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
