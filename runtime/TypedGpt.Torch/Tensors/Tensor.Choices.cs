using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

[Ranks(1, 2, 4, 5)]
public readonly partial struct Tensor<D0, D1, D2>
{
    /// <summary>exp(x) of each element over the sum of its row, along <typeparamref name="D2"/>, the last axis; there is no other softmax.</summary>
    /// <returns>[D0, D1, D2], no longer scores but probabilities.</returns>
    public Probabilities<D0, D1, D2> Softmax() => new(Raw.softmax(-1));

    /// <summary>The logarithm of the softmax along <typeparamref name="D2"/>, computed without losing small probabilities.</summary>
    /// <returns>[D0, D1, D2]</returns>
    public Tensor<D0, D1, D2> LogSoftmax() => new(Raw.log_softmax(-1));

    /// <summary>Which element of each row, along <typeparamref name="D2"/>, is the largest.</summary>
    /// <returns>[D0, D1], from 0 to D2 - 1.</returns>
    [Ranks(2, 4, 5)]
    public Indices<D0, D1, D2> ArgMax() => new(Raw.argmax(-1));

    /// <summary>The <typeparamref name="K"/> largest elements of each row, along <typeparamref name="D2"/>, the largest first.</summary>
    /// <returns>Their values, [D0, D1, K], and where they stand in <typeparamref name="D2"/>.</returns>
    /// <exception cref="ShapeException"><typeparamref name="K"/> is more than <typeparamref name="D2"/>, or known only at run time.</exception>
    [Ranks(1, 2, 4)]
    public (Tensor<D0, D1, K> Values, Indices<D0, D1, K, D2> Indices) TopK<K>()
        where K : struct, IDim
    {
        var (values, indices) = Choices.TopK<K, D2>(Raw);
        return (new(values), new(indices));
    }

    /// <summary>From each row, the element of <typeparamref name="D2"/> that <paramref name="indices"/> names: the logit of the right token, for one.</summary>
    /// <param name="indices">[D0, D1], each from 0 to D2 - 1.</param>
    /// <returns>[D0, D1]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Ranks(2, 4, 5)]
    public Tensor<D0, D1> Pick(Indices<D0, D1, D2> indices)
    {
        Leading.Same<D0, D1>(Raw, indices.Raw);
        return new(Choices.PickOne(Raw, indices.Raw));
    }

    /// <summary>From each row, the elements of <typeparamref name="D2"/> that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[D0, D1, K], each from 0 to D2 - 1.</param>
    /// <returns>[D0, D1, K]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Ranks(2, 4)]
    public Tensor<D0, D1, K> PickMany<K>(Indices<D0, D1, K, D2> indices)
        where K : struct, IDim
    {
        Leading.Same<D0, D1>(Raw, indices.Raw);
        return new(Raw.gather(-1, indices.Raw));
    }

    /// <summary>Not an operation: the indices count something else, or stand on other axes. Binding to it is a compile error that explains.</summary>
    [Ranks(2, 4, 5)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1> Pick(ITensor indices) => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>The inverse of Pick: rows of <typeparamref name="N"/> elements, these at the places that <paramref name="indices"/> name, 0 elsewhere.</summary>
    /// <param name="indices">[D0, D1, D2], each from 0 to N - 1, no two of a row alike.</param>
    /// <returns>[D0, D1, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time, or <typeparamref name="N"/> is such an axis.</exception>
    [Ranks(1, 2, 4)]
    public Tensor<D0, D1, N> ScatterInto<N>(Indices<D0, D1, D2, N> indices)
        where N : struct, IDim
    {
        Sizes.Same<D0, D1, D2>(Raw, indices.Raw);
        return new(Choices.Scatter<N>(Raw, indices.Raw));
    }

    /// <summary>Not an operation: the indices stand on other axes. Binding to it is a compile error that explains.</summary>
    [Ranks(1, 2, 4)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> ScatterInto(ITensor indices) => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>The elements of each row, along <typeparamref name="D2"/>, in order.</summary>
    /// <param name="descending">Whether the largest comes first.</param>
    /// <returns>Their values, [D0, D1, D2], and where they stood in <typeparamref name="D2"/>.</returns>
    [Ranks(1, 2, 4)]
    public (Tensor<D0, D1, D2> Values, Indices<D0, D1, D2, D2> Indices) Sort(bool descending = false)
    {
        var (values, indices) = Raw.sort(-1, descending);
        return (new(values), new(indices));
    }

    /// <summary>Not an operation: the indices count something else, or stand on other axes. Binding to it is a compile error that explains.</summary>
    [Ranks(2, 4)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> PickMany(ITensor indices) => throw Explain.NotAnOperation(Explain.Gather);
}
