using System.ComponentModel;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Probabilities of shape [D0, D1, D2]: each row of the last axis, <typeparamref name="D2"/>, is not negative and adds up to 1. What a softmax gives.</summary>
[Ranks(1, 2, 4, 5)]
public readonly partial struct Probabilities<D0, D1, D2> : ITensor
    where D0 : struct, IDim
    where D1 : struct, IDim
    where D2 : struct, IDim
{
    /// <summary>Types a tensor that was just made; the innermost scope frees it.</summary>
    internal Probabilities(torch.Tensor made) => Raw = ScopeFrames.Made(made);

    /// <summary>The torch tensor itself: the way out of the typed world, where nothing is checked any more.</summary>
    public torch.Tensor Raw { get; private init; }

    /// <summary>Types a tensor that belongs to somebody already.</summary>
    internal static Probabilities<D0, D1, D2> Of(torch.Tensor existing) => new() { Raw = existing };

    /// <summary>The same values without their history: gradients do not flow back through the result.</summary>
    public Probabilities<D0, D1, D2> Detach() => new(Raw.detach());

    /// <summary><paramref name="next"/>, freeing this tensor unless both are one. For a loop over layers, which needs only the latest: <c>x = x.ReplacedBy(block.Forward(x))</c>. A parameter is never freed.</summary>
    /// <param name="next">What takes this tensor's place.</param>
    public Probabilities<D0, D1, D2> ReplacedBy(Probabilities<D0, D1, D2> next)
    {
        Handles.Free(Raw, unless: next.Raw);
        return next;
    }

    /// <summary>The sizes of the axes, for people.</summary>
    public override string ToString() => Describe.Typed<Probabilities<D0, D1, D2>>(Raw);

    /// <summary>The same values, no longer known to be probabilities.</summary>
    public Tensor<D0, D1, D2> AsTensor() => Tensor<D0, D1, D2>.Of(Raw);

    /// <summary>The natural logarithm of each probability. <c>LogSoftmax</c> of the scores keeps small ones.</summary>
    /// <returns>[D0, D1, D2]</returns>
    public Tensor<D0, D1, D2> Log() => new(Raw.log());

    /// <summary>The product of each element and <paramref name="number"/>: no longer probabilities.</summary>
    public static Tensor<D0, D1, D2> operator *(Probabilities<D0, D1, D2> left, double number) =>
        new(Scalars.Mul(left.Raw, number));

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.ProbabilitySum, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public static Tensor<D0, D1, D2> operator +(Probabilities<D0, D1, D2> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.ProbabilitySum);

    /// <summary>The mean of each row, along <typeparamref name="D2"/>.</summary>
    /// <returns>[D0, D1]</returns>
    public Tensor<D0, D1> Mean() => new(Raw.mean(Axes.Last));

    /// <summary>The sum of each row, along <typeparamref name="D2"/>: 1 but for rounding and dropout.</summary>
    /// <returns>[D0, D1]</returns>
    public Tensor<D0, D1> Sum() => new(Raw.sum(Axes.Last));

    /// <summary>The mean of the rows of <typeparamref name="D1"/>: how often each is chosen on average.</summary>
    /// <returns>[D0, D2]</returns>
    [Ranks(2, 4, 5)]
    public Probabilities<D0, D2> MeanOfRows() => new(Raw.mean(Axes.Rows));

    /// <summary>The sum of the rows of <typeparamref name="D1"/>: how often each is chosen in all.</summary>
    /// <returns>[D0, D2]</returns>
    [Ranks(2, 4, 5)]
    public Tensor<D0, D2> SumOfRows() => new(Raw.sum(Axes.Rows));

    /// <summary>The probabilities of <paramref name="index"/> of the last axis, <typeparamref name="D2"/>.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[D0, D1], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    public Tensor<D0, D1> Column(long index) => new(Slices.At<D2>(Raw, -1, index));

    /// <summary>One element of each row, along <typeparamref name="D2"/>, drawn with these probabilities by torch's random generator.</summary>
    /// <returns>[D0, D1], from 0 to D2 - 1.</returns>
    [Ranks(2, 4, 5)]
    public Indices<D0, D1, D2> Sample() => new(Choices.Sample(Raw));

    /// <summary>Which element of each row, along <typeparamref name="D2"/>, is the most probable.</summary>
    /// <returns>[D0, D1], from 0 to D2 - 1.</returns>
    [Ranks(2, 4, 5)]
    public Indices<D0, D1, D2> ArgMax() => new(Raw.argmax(-1));

    /// <summary>The <typeparamref name="K"/> most probable of each row, along <typeparamref name="D2"/>, the most probable first.</summary>
    /// <returns>Their probabilities, [D0, D1, K], which no longer add up to 1 (<c>DivideRows</c> by their <c>Sum</c>, and they do), and where they stand in <typeparamref name="D2"/>.</returns>
    /// <exception cref="ShapeException"><typeparamref name="K"/> is more than <typeparamref name="D2"/>, or known only at run time.</exception>
    [Ranks(1, 2, 4)]
    public (Probabilities<D0, D1, K> Values, Indices<D0, D1, K, D2> Indices) TopK<K>()
        where K : struct, IDim
    {
        var (values, indices) = Choices.TopK<K, D2>(Raw);
        return (new(values), new(indices));
    }

    /// <summary>The same probabilities at the places that <paramref name="indices"/> name, 0 elsewhere: the gates of all experts from those of the chosen ones.</summary>
    /// <param name="indices">[D0, D1, D2], each from 0 to N - 1, no two of a row alike.</param>
    /// <returns>[D0, D1, N]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time, or <typeparamref name="N"/> is such an axis.</exception>
    [Ranks(1, 2, 4)]
    public Probabilities<D0, D1, N> ScatterInto<N>(Indices<D0, D1, D2, N> indices)
        where N : struct, IDim
    {
        Sizes.Same<D0, D1, D2>(Raw, indices.Raw);
        return new(Choices.Scatter<N>(Raw, indices.Raw));
    }

    /// <summary>Not an operation: the indices stand on other axes. Binding to it is a compile error that explains.</summary>
    [Ranks(1, 2, 4)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Probabilities<D0, D1, D2> ScatterInto(ITensor indices) => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [Ranks(2, 4, 5)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.ProbabilityAxes, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public Probabilities<D0, D2, D1> TransposeLast() => throw Explain.NotAnOperation(Explain.ProbabilityAxes);

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.Probabilities, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public Probabilities<D0, D1, D2> Softmax() => throw Explain.NotAnOperation(Explain.Probabilities);

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.Probabilities, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> LogSoftmax() => throw Explain.NotAnOperation(Explain.Probabilities);

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.Probabilities, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public Probabilities<D0, D1, D2> MaskedFill(ITensor hidden) => throw Explain.NotAnOperation(Explain.Probabilities);

    /// <summary>The probabilities of each row, along <typeparamref name="D2"/>, in order.</summary>
    /// <param name="descending">Whether the most probable comes first.</param>
    /// <returns>[D0, D1, D2], and where they stood in <typeparamref name="D2"/>.</returns>
    [Ranks(1, 2, 4)]
    public (Probabilities<D0, D1, D2> Values, Indices<D0, D1, D2, D2> Indices) Sort(bool descending = false)
    {
        var (values, indices) = Raw.sort(-1, descending);
        return (new(values), new(indices));
    }

    /// <summary>The sum of each probability and those before it in its row, along <typeparamref name="D2"/>.</summary>
    /// <returns>[D0, D1, D2]</returns>
    public Tensor<D0, D1, D2> CumSum() => new(Raw.cumsum(-1));

    /// <summary>From each row, the probability that <paramref name="indices"/> names: the one of the right token, for one.</summary>
    /// <param name="indices">[D0, D1], each from 0 to D2 - 1.</param>
    /// <returns>[D0, D1]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Ranks(2, 4, 5)]
    public Tensor<D0, D1> Pick(Indices<D0, D1, D2> indices)
    {
        Leading.Same<D0, D1>(Raw, indices.Raw);
        return new(Choices.PickOne(Raw, indices.Raw));
    }

    /// <summary>Not an operation: the indices count something else, or stand on other axes. Binding to it is a compile error that explains.</summary>
    [Ranks(2, 4, 5)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1> Pick(ITensor indices) => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>The sum of each probability and its counterpart, as an average of models needs it: no longer probabilities.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Tensor<D0, D1, D2> operator +(Probabilities<D0, D1, D2> left, Probabilities<D0, D1, D2> right)
    {
        Sizes.Same<D0, D1, D2>(left.Raw, right.Raw);
        return new(left.Raw.add(right.Raw));
    }

    /// <summary>Each row, along <typeparamref name="D2"/>, divided by a number of its own; by its sum, the gates of chosen experts add up to 1 again.</summary>
    /// <param name="divisors">[D0, D1]: one number for each row.</param>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    [Ranks(2, 4, 5)]
    public Tensor<D0, D1, D2> DivideRows(Tensor<D0, D1> divisors)
    {
        Leading.Same<D0, D1>(Raw, divisors.Raw);
        return new(Rows.DivideRows(Raw, divisors.Raw));
    }

    /// <summary>Not an operation: the numbers are not one for each row. Binding to it is a compile error that explains.</summary>
    [Ranks(2, 4, 5)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Rows, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> DivideRows(ITensor divisors) => throw Explain.NotAnOperation(Explain.Rows);

    /// <summary>Not an operation: the shapes differ. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Tensor<D0, D1, D2> operator /(Probabilities<D0, D1, D2> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.Elementwise);

    /// <summary>Not an operation on probabilities: a temperature divides the scores. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.Temperature, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public static Probabilities<D0, D1, D2> operator /(Probabilities<D0, D1, D2> left, double number) =>
        throw Explain.NotAnOperation(Explain.Temperature);
}
