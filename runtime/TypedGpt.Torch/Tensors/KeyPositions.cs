using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

/// <summary>The step from positions that ask to positions that answer.</summary>
public static partial class KeyPositions
{
    /// <summary>The same keys or values, their positions now those that answer. Without a cache there are as many of both.</summary>
    /// <param name="heads">[Batch, Heads, Seq, Width]</param>
    /// <returns>[Batch, Heads, KeySeq, Width], the same tensor.</returns>
    public static Tensor<Batch, Heads, KeySeq, Width> AsKeys<Heads, Width>(this Tensor<Batch, Heads, Seq, Width> heads)
        where Heads : struct, IDim
        where Width : struct, IDim => Tensor<Batch, Heads, KeySeq, Width>.Of(heads.Raw);

    /// <summary>The same keys or values of a single head, their positions now those that answer.</summary>
    /// <param name="rows">[Batch, Seq, Width]</param>
    /// <returns>[Batch, KeySeq, Width], the same tensor.</returns>
    public static Tensor<Batch, KeySeq, Width> AsKeys<Width>(this Tensor<Batch, Seq, Width> rows)
        where Width : struct, IDim => Tensor<Batch, KeySeq, Width>.Of(rows.Raw);

    /// <summary>The same keys or values of a single head and sequence, their positions now those that answer.</summary>
    /// <param name="rows">[Seq, Width]</param>
    /// <returns>[KeySeq, Width], the same tensor.</returns>
    public static Tensor<KeySeq, Width> AsKeys<Width>(this Tensor<Seq, Width> rows)
        where Width : struct, IDim => Tensor<KeySeq, Width>.Of(rows.Raw);

    /// <summary>The same keys or values of heads in groups, their positions now those that answer.</summary>
    /// <param name="groups">[Batch, KvHeads, Group, Seq, Width]</param>
    /// <returns>[Batch, KvHeads, Group, KeySeq, Width], the same tensor.</returns>
    public static Tensor<Batch, KvHeads, Group, KeySeq, Width> AsKeys<KvHeads, Group, Width>(
        this Tensor<Batch, KvHeads, Group, Seq, Width> groups
    )
        where KvHeads : struct, IDim
        where Group : struct, IDim
        where Width : struct, IDim => Tensor<Batch, KvHeads, Group, KeySeq, Width>.Of(groups.Raw);

    /// <summary>The same padding mask, its positions now those that answer.</summary>
    /// <param name="padding">[Batch, Seq], true where a sequence is padded.</param>
    /// <returns>[Batch, KeySeq], the same mask.</returns>
    public static Mask<Batch, KeySeq> AsKeys(this Mask<Batch, Seq> padding) => Mask<Batch, KeySeq>.Of(padding.Raw);

    /// <summary>Not an operation on these axes. Binding to it is a compile error that explains.</summary>
    [Ranks(2, 3, 5)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Keys, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public static Tensor<D0, D1, KeySeq, D3> AsKeys<D0, D1, D2, D3>(this Tensor<D0, D1, D2, D3> tensor)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim => throw Explain.NotAnOperation(Explain.Keys);

    /// <summary>Not an operation on these axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public static Mask<Rows, KeySeq> AsKeys<Rows, Cols>(this Mask<Rows, Cols> mask)
        where Rows : struct, IDim
        where Cols : struct, IDim => throw Explain.NotAnOperation(Explain.MaskAxes);
}
