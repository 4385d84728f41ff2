using System.ComponentModel;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Decides by their positions which keys a query may see. With a cache there are more keys than queries; the queries are
/// then the last positions. It is computed for the positions asked, once for all layers of a forward pass that hide the same.
/// It draws nothing and has no parameter.
/// </summary>
public abstract class AttentionMask<Context> : Layer
    where Context : struct, IDim
{
    /// <summary>A mask that hides these keys.</summary>
    private protected AttentionMask(string name, HiddenKeys hidden)
        : base(name) => Hidden = hidden;

    /// <summary>What it hides.</summary>
    internal HiddenKeys Hidden { get; }

    /// <summary>The mask for <paramref name="scores"/>.</summary>
    /// <param name="scores">[Batch, Heads, Seq, KeySeq]</param>
    /// <returns>[Seq, KeySeq], true where the key is hidden from the query.</returns>
    /// <exception cref="ShapeException">There are more keys than the context has positions, or fewer keys than queries.</exception>
    public Mask<Seq, KeySeq> For<Heads>(Tensor<Batch, Heads, Seq, KeySeq> scores)
        where Heads : struct, IDim => Of(scores.Raw);

    /// <summary>The mask for the <paramref name="scores"/> of a single head.</summary>
    /// <param name="scores">[Batch, Seq, KeySeq]</param>
    /// <returns>[Seq, KeySeq], true where the key is hidden from the query.</returns>
    /// <exception cref="ShapeException">There are more keys than the context has positions, or fewer keys than queries.</exception>
    public Mask<Seq, KeySeq> For(Tensor<Batch, Seq, KeySeq> scores) => Of(scores.Raw);

    /// <summary>The mask for the <paramref name="scores"/> of heads in groups that share keys.</summary>
    /// <param name="scores">[Batch, KvHeads, Group, Seq, KeySeq]</param>
    /// <returns>[Seq, KeySeq], true where the key is hidden from the query.</returns>
    /// <exception cref="ShapeException">There are more keys than the context has positions, or fewer keys than queries.</exception>
    public Mask<Seq, KeySeq> For<KvHeads, Group>(Tensor<Batch, KvHeads, Group, Seq, KeySeq> scores)
        where KvHeads : struct, IDim
        where Group : struct, IDim => Of(scores.Raw);

    /// <summary>Not scores of queries and keys. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public Mask<Rows, Cols> For<A, B, Rows, Cols>(Tensor<A, B, Rows, Cols> scores)
        where A : struct, IDim
        where B : struct, IDim
        where Rows : struct, IDim
        where Cols : struct, IDim => throw Explain.NotAnOperation(Explain.MaskAxes);

    /// <summary>Not scores of queries and keys. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public Mask<Seq, KeySeq> For(ITensor scores) => throw Explain.NotAnOperation(Explain.MaskAxes);

    /// <summary>Attention under this mask.</summary>
    /// <exception cref="ShapeException">There are more keys than the context has positions, or fewer keys than queries.</exception>
    internal AttentionCall Call(
        torch.Tensor queries,
        torch.Tensor keys,
        torch.Tensor? padding,
        double? scale,
        Dropout? dropout
    )
    {
        PositionSpan.Require<Context>(queries.size(-2), keys.size(-2));
        return new(Hidden, padding, scale, dropout?.CurrentRate ?? 0);
    }

    private Mask<Seq, KeySeq> Of(torch.Tensor scores) =>
        new(Hidden.For(PositionSpan.OfScores<Context>(scores, torch.ScalarType.Bool)));
}
