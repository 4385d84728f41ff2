using System.ComponentModel;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// The keys and values of the positions read so far, for one attention layer while it generates. Its storage grows by
/// doubling, so a token costs no copy of those before it. Gradients do not flow through it.
/// </summary>
public sealed class KeyValueCache<Heads, KeyDim, ValueDim> : IDisposable
    where Heads : struct, IDim
    where KeyDim : struct, IDim
    where ValueDim : struct, IDim
{
    private readonly GrowingRows keys = new();
    private readonly GrowingRows values = new();

    /// <summary>How many positions it holds: where the next one stands.</summary>
    public long Length => keys.Length;

    /// <summary>Appends new positions, and gives all of them. Where that fails, the cache is as it was.</summary>
    /// <param name="newKeys">[Batch, Heads, Seq, KeyDim]</param>
    /// <param name="newValues">[Batch, Heads, Seq, ValueDim]</param>
    /// <returns>
    /// [Batch, Heads, KeySeq, KeyDim] and [Batch, Heads, KeySeq, ValueDim], the old positions first. They are views, right
    /// until the cache is cut and appended to again.
    /// </returns>
    /// <exception cref="ShapeException">The two differ in their positions, or from the cache in their batch, element type or device.</exception>
    public (Tensor<Batch, Heads, KeySeq, KeyDim> Keys, Tensor<Batch, Heads, KeySeq, ValueDim> Values) Append(
        Tensor<Batch, Heads, Seq, KeyDim> newKeys,
        Tensor<Batch, Heads, Seq, ValueDim> newValues
    )
    {
        Sizes.Same<Batch>(newKeys.Raw, 0, newValues.Raw, 0);
        Sizes.Same<Seq>(newKeys.Raw, 2, newValues.Raw, 2);
        keys.Require(newKeys.Raw);
        values.Require(newValues.Raw);
        keys.Write(newKeys.Raw);
        values.Write(newValues.Raw);
        keys.Length = values.Length = Length + newKeys.Raw.size(2);
        return (new(keys.View()), new(values.View()));
    }

    /// <summary>Not an operation on these axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Cache, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public (Tensor<Batch, Heads, KeySeq, KeyDim> Keys, Tensor<Batch, Heads, KeySeq, ValueDim> Values) Append(
        ITensor newKeys,
        ITensor newValues
    ) => throw Explain.NotAnOperation(Explain.Cache);

    /// <summary>Forgets all but the first <paramref name="length"/> positions.</summary>
    /// <param name="length">From 0 to <see cref="Length"/>.</param>
    public void CutTo(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        keys.Length = length;
        values.Length = length;
    }

    /// <summary>Frees the storage. The cache is empty then and can be used again, for another batch too.</summary>
    public void Clear()
    {
        keys.Dispose();
        values.Dispose();
    }

    /// <summary>Frees the storage.</summary>
    public void Dispose() => Clear();
}
