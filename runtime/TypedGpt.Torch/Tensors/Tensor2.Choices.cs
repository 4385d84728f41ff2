using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1>
{
    /// <summary>exp(x) of each element over the sum of its row, along <typeparamref name="D1"/>, the last axis; there is no other softmax.</summary>
    /// <returns>[D0, D1], no longer scores but probabilities.</returns>
    public Probabilities<D0, D1> Softmax() => new(Raw.softmax(-1));

    /// <summary>The logarithm of the softmax along <typeparamref name="D1"/>, computed without losing small probabilities.</summary>
    /// <returns>[D0, D1]</returns>
    public Tensor<D0, D1> LogSoftmax() => new(Raw.log_softmax(-1));

    /// <summary>Which element of each row, along <typeparamref name="D1"/>, is the largest.</summary>
    /// <returns>[D0], from 0 to D1 - 1.</returns>
    public Indices<D0, D1> ArgMax() => new(Raw.argmax(-1));

    /// <summary>The <typeparamref name="K"/> largest elements of each row, along <typeparamref name="D1"/>, the largest first.</summary>
    /// <returns>Their values, [D0, K], and where they stand in <typeparamref name="D1"/>.</returns>
    /// <exception cref="ShapeException"><typeparamref name="K"/> is more than <typeparamref name="D1"/>, or known only at run time.</exception>
    public (Tensor<D0, K> Values, Indices<D0, K, D1> Indices) TopK<K>()
        where K : struct, IDim
    {
        var (values, indices) = Choices.TopK<K, D1>(Raw);
        return (new(values), new(indices));
    }

    /// <summary>The entries of <typeparamref name="D0"/> that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[A], each from 0 to D0 - 1.</param>
    /// <returns>[A, D1]</returns>
    public Tensor<A, D1> Gather<A>(Indices<A, D0> indices)
        where A : struct, IDim => new(Choices.Gather(Raw, indices.Raw));

    /// <summary>The entries of <typeparamref name="D0"/> that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[A, B], each from 0 to D0 - 1.</param>
    /// <returns>[A, B, D1]</returns>
    public Tensor<A, B, D1> Gather<A, B>(Indices<A, B, D0> indices)
        where A : struct, IDim
        where B : struct, IDim => new(Choices.Gather(Raw, indices.Raw));

    /// <summary>The entries of <typeparamref name="D0"/> that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[A, B, C], each from 0 to D0 - 1.</param>
    /// <returns>[A, B, C, D1]</returns>
    public Tensor<A, B, C, D1> Gather<A, B, C>(Indices<A, B, C, D0> indices)
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim => new(Choices.Gather(Raw, indices.Raw));

    /// <summary>Not an operation: the indices count something else. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<A, D1> Gather<A, Other>(Indices<A, Other> indices)
        where A : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>Not an operation: the indices count something else. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<A, B, D1> Gather<A, B, Other>(Indices<A, B, Other> indices)
        where A : struct, IDim
        where B : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>Not an operation: the indices count something else. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<A, B, C, D1> Gather<A, B, C, Other>(Indices<A, B, C, Other> indices)
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>From each row, the element of <typeparamref name="D1"/> that <paramref name="indices"/> names: the logit of the right token, for one.</summary>
    /// <param name="indices">[D0], each from 0 to D1 - 1.</param>
    /// <returns>[D0]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0> Pick(Indices<D0, D1> indices)
    {
        Leading.Same<D0>(Raw, indices.Raw);
        return new(Choices.PickOne(Raw, indices.Raw));
    }

    /// <summary>From each row, the elements of <typeparamref name="D1"/> that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[D0, K], each from 0 to D1 - 1.</param>
    /// <returns>[D0, K]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, K> Pick<K>(Indices<D0, K, D1> indices)
        where K : struct, IDim
    {
        Leading.Same<D0>(Raw, indices.Raw);
        return new(Raw.gather(-1, indices.Raw));
    }

    /// <summary>Not an operation: the indices count something else, or stand on other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<D0> Pick(ITensor indices) => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>The inverse of Pick: rows of <typeparamref name="N"/> elements, these at the places that <paramref name="indices"/> name, 0 elsewhere.</summary>
    /// <param name="indices">[D0, D1], each from 0 to N - 1, no two of a row alike.</param>
    /// <returns>[D0, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time, or <typeparamref name="N"/> is such an axis.</exception>
    public Tensor<D0, N> ScatterInto<N>(Indices<D0, D1, N> indices)
        where N : struct, IDim
    {
        Sizes.Same<D0, D1>(Raw, indices.Raw);
        return new(Choices.Scatter<N>(Raw, indices.Raw));
    }

    /// <summary>Not an operation: the indices stand on other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1> ScatterInto(ITensor indices) => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>The number of each row of <typeparamref name="D0"/>: 0, 1, and so on. As targets they say that row i belongs to column i.</summary>
    /// <returns>[D0], each from 0 to D0 - 1.</returns>
    public Indices<D0, D0> Arange() => new(Counting.Range(0, Raw.size(0), Raw.device));

    /// <summary>The column of the same number for each row. As targets they say that two batches are pairs, row i with column i.</summary>
    /// <returns>[D0], each from 0 to D1 - 1.</returns>
    /// <exception cref="ShapeException">There are more rows than columns, or fewer.</exception>
    public Indices<D0, D1> MatchingPairs() => new(Choices.Diagonal<D0, D1>(Raw));
}
