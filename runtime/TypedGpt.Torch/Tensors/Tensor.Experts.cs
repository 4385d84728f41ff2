using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

[Ranks(1, 2, 4, 5)]
public readonly partial struct Tensor<D0, D1, D2>
{
    /// <summary>
    /// Each token of [D0, D1] through the experts that it was sent to (Shazeer et al. 2017). An expert is computed once, for all of
    /// its tokens together, and one that nobody chose not at all.
    /// </summary>
    /// <param name="chosen">[D0, D1, K], each from 0 to Experts - 1: what TopK found.</param>
    /// <param name="body">One expert: from its tokens, [Routed, D2], to as many rows; its parts of parameters are <c>Up.Of(expert)</c>.</param>
    /// <returns>[D0, D1, K, Out]: what each chosen expert gives, in the order of the choice.</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time, or an index is none of the experts.</exception>
    [Ranks(1, 2, 4)]
    public Tensor<D0, D1, K, Out> ThroughExperts<K, Experts, Out>(
        Indices<D0, D1, K, Experts> chosen,
        Func<Tensor<Routed, D2>, Expert<Experts>, Tensor<Routed, Out>> body
    )
        where K : struct, IDim
        where Experts : struct, IDim
        where Out : struct, IDim
    {
        Leading.Same<D0, D1>(Raw, chosen.Raw);
        return Tensor<D0, D1, K, Out>.Of(ExpertRows.Through(Raw, chosen.Raw, body));
    }

    /// <summary>Not an operation: the indices are of other tokens, or these are none. Binding to it is a compile error that explains.</summary>
    [Ranks(1, 2, 4)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> ThroughExperts(ITensor chosen, Delegate body) =>
        throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>What one of <typeparamref name="D0"/> has of this: a weight, a bias.</summary>
    /// <param name="expert">Which: what <c>ThroughExperts</c> gives to its body.</param>
    /// <returns>[D1, D2], a view.</returns>
    [Ranks(2, 4, 5, After = 1)]
    public Tensor<D1, D2> Of(Expert<D0> expert)
    {
        var (part, isOwned) = expert.Parts.Of(Raw, expert.Number);
        return isOwned ? new(part) : Tensor<D1, D2>.Of(part);
    }

    /// <summary>Not an operation: the first axis counts something else. Binding to it is a compile error that explains.</summary>
    [Ranks(2, 4, 5, After = 1)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Expert, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<D1, D2> Of<Other>(Expert<Other> expert)
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Expert);
}
