using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

[Ranks(2, 4)]
public readonly partial struct Tensor<D0, D1, D2>
{
    /// <summary>Minus infinity where the group of an element of <typeparamref name="D2"/> is none of <paramref name="kept"/>, so that no choice falls on it; elsewhere as it is.</summary>
    /// <param name="kept">[D0, D1, K], the groups of each row.</param>
    /// <param name="factors">The evidence that the last axis is groups, one after the other: <c>Experts.IntoGroups</c>.</param>
    /// <returns>[D0, D1, D2]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time, or the evidence is a <c>default</c>.</exception>
    public Tensor<D0, D1, D2> KeepGroups<K, Outer, Inner>(
        Indices<D0, D1, K, Outer> kept,
        Factors<D2, Outer, Inner> factors
    )
        where K : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim
    {
        factors.Verify();
        Leading.Same<D0, D1>(Raw, kept.Raw);
        return new(Choices.KeepGroups(Raw, kept.Raw, Outer.Size, Inner.Size));
    }

    /// <summary>Not an operation: the indices count no groups of the last axis, or stand on other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> KeepGroups(ITensor kept, IEvidence factors) =>
        throw Explain.NotAnOperation(Explain.Gather);
}
