using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0>
{
    /// <summary>exp(x) of each element over the sum of its row, along <typeparamref name="D0"/>, the last axis; there is no other softmax.</summary>
    /// <returns>[D0], no longer scores but probabilities.</returns>
    public Probabilities<D0> Softmax() => new(HiddenRows.Softmax(Raw));

    /// <summary>The logarithm of the softmax along <typeparamref name="D0"/>, computed without losing small probabilities.</summary>
    /// <returns>[D0]</returns>
    public Tensor<D0> LogSoftmax() => new(Raw.log_softmax(-1));

    /// <summary>The <typeparamref name="K"/> largest elements of each row, along <typeparamref name="D0"/>, the largest first.</summary>
    /// <returns>Their values, [K], and where they stand in <typeparamref name="D0"/>.</returns>
    /// <exception cref="ShapeException"><typeparamref name="K"/> is more than <typeparamref name="D0"/>, or known only at run time.</exception>
    public (Tensor<K> Values, Indices<K, D0> Indices) TopK<K>()
        where K : struct, IDim
    {
        var (values, indices) = Choices.TopK<K, D0>(Raw);
        return (new(values), new(indices));
    }

    /// <summary>The entries of <typeparamref name="D0"/> that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[A], each from 0 to D0 - 1.</param>
    /// <returns>[A]</returns>
    public Tensor<A> Gather<A>(Indices<A, D0> indices)
        where A : struct, IDim => new(Choices.Gather(Raw, indices.Raw));

    /// <summary>The entries of <typeparamref name="D0"/> that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[A, B], each from 0 to D0 - 1.</param>
    /// <returns>[A, B]</returns>
    public Tensor<A, B> Gather<A, B>(Indices<A, B, D0> indices)
        where A : struct, IDim
        where B : struct, IDim => new(Choices.Gather(Raw, indices.Raw));

    /// <summary>The entries of <typeparamref name="D0"/> that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[A, B, C], each from 0 to D0 - 1.</param>
    /// <returns>[A, B, C]</returns>
    public Tensor<A, B, C> Gather<A, B, C>(Indices<A, B, C, D0> indices)
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim => new(Choices.Gather(Raw, indices.Raw));

    /// <summary>Not an operation: the indices count something else. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<A> Gather<A, Other>(Indices<A, Other> indices)
        where A : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>Not an operation: the indices count something else. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<A, B> Gather<A, B, Other>(Indices<A, B, Other> indices)
        where A : struct, IDim
        where B : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>Not an operation: the indices count something else. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<A, B, C> Gather<A, B, C, Other>(Indices<A, B, C, Other> indices)
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Gather);
}
