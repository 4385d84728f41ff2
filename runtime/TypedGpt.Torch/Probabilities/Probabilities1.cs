using System.ComponentModel;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Probabilities of shape [D0]: each row of the last axis, <typeparamref name="D0"/>, is not negative and adds up to 1. What a softmax gives.</summary>
public readonly partial struct Probabilities<D0> : ITensor
    where D0 : struct, IDim
{
    /// <summary>Types a tensor that was just made; the innermost scope frees it.</summary>
    internal Probabilities(torch.Tensor made) => Raw = ScopeFrames.Made(made);

    /// <summary>The torch tensor itself: the way out of the typed world, where nothing is checked any more.</summary>
    public torch.Tensor Raw { get; private init; }

    /// <summary>Types a tensor that belongs to somebody already.</summary>
    internal static Probabilities<D0> Of(torch.Tensor existing) => new() { Raw = existing };

    /// <summary>The same values without their history: gradients do not flow back through the result.</summary>
    public Probabilities<D0> Detach() => new(Raw.detach());

    /// <summary><paramref name="next"/>, freeing this tensor unless both are one. For a loop over layers, which needs only the latest: <c>x = x.ReplacedBy(block.Forward(x))</c>. A parameter is never freed.</summary>
    /// <param name="next">What takes this tensor's place.</param>
    public Probabilities<D0> ReplacedBy(Probabilities<D0> next)
    {
        Handles.Free(Raw, unless: next.Raw);
        return next;
    }

    /// <summary>The sizes of the axes, for people.</summary>
    public override string ToString() => Describe.Typed<Probabilities<D0>>(Raw);

    /// <summary>The same values, no longer known to be probabilities.</summary>
    public Tensor<D0> AsTensor() => Tensor<D0>.Of(Raw);

    /// <summary>The natural logarithm of each probability. <c>LogSoftmax</c> of the scores keeps small ones.</summary>
    /// <returns>[D0]</returns>
    public Tensor<D0> Log() => new(Raw.log());

    /// <summary>The product of each element and <paramref name="number"/>: no longer probabilities.</summary>
    public static Tensor<D0> operator *(Probabilities<D0> left, double number) => new(Scalars.Mul(left.Raw, number));

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.ProbabilitySum, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public static Tensor<D0> operator +(Probabilities<D0> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.ProbabilitySum);

    /// <summary>The mean of each row, along <typeparamref name="D0"/>.</summary>
    /// <returns>[]</returns>
    public Tensor Mean() => new(Raw.mean(Axes.Last));

    /// <summary>The sum of each row, along <typeparamref name="D0"/>: 1 but for rounding and dropout.</summary>
    /// <returns>[]</returns>
    public Tensor Sum() => new(Raw.sum(Axes.Last));

    /// <summary>The probabilities of <paramref name="index"/> of the last axis, <typeparamref name="D0"/>.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    public Tensor Column(long index) => new(Slices.At<D0>(Raw, -1, index));

    /// <summary>The <typeparamref name="K"/> most probable of each row, along <typeparamref name="D0"/>, the most probable first.</summary>
    /// <returns>Their probabilities, [K], which no longer add up to 1, and where they stand in <typeparamref name="D0"/>.</returns>
    /// <exception cref="ShapeException"><typeparamref name="K"/> is more than <typeparamref name="D0"/>, or known only at run time.</exception>
    public (Tensor<K> Values, Indices<K, D0> Indices) TopK<K>()
        where K : struct, IDim
    {
        var (values, indices) = Choices.TopK<K, D0>(Raw);
        return (new(values), new(indices));
    }

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.Probabilities, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public Probabilities<D0> Softmax() => throw Explain.NotAnOperation(Explain.Probabilities);

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.Probabilities, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public Tensor<D0> LogSoftmax() => throw Explain.NotAnOperation(Explain.Probabilities);

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.Probabilities, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public Probabilities<D0> MaskedFill(ITensor hidden) => throw Explain.NotAnOperation(Explain.Probabilities);
}
