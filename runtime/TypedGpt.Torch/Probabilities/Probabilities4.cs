using System.ComponentModel;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Probabilities of shape [D0, D1, D2, D3]: each row of the last axis, <typeparamref name="D3"/>, is not negative and adds up to 1. What a softmax gives.</summary>
public readonly partial struct Probabilities<D0, D1, D2, D3> : ITensor
    where D0 : struct, IDim
    where D1 : struct, IDim
    where D2 : struct, IDim
    where D3 : struct, IDim
{
    /// <summary>Types a tensor that was just made; the innermost scope frees it.</summary>
    internal Probabilities(torch.Tensor made) => Raw = ScopeFrames.Made(made);

    /// <summary>The torch tensor itself: the way out of the typed world, where nothing is checked any more.</summary>
    public torch.Tensor Raw { get; private init; }

    /// <summary>Types a tensor that belongs to somebody already.</summary>
    internal static Probabilities<D0, D1, D2, D3> Of(torch.Tensor existing) => new() { Raw = existing };

    /// <summary>The same values without their history: gradients do not flow back through the result.</summary>
    public Probabilities<D0, D1, D2, D3> Detach() => new(Raw.detach());

    /// <summary><paramref name="next"/>, freeing this tensor unless both are one. For a loop over layers, which needs only the latest: <c>x = x.ReplacedBy(block.Forward(x))</c>. A parameter is never freed.</summary>
    /// <param name="next">What takes this tensor's place.</param>
    public Probabilities<D0, D1, D2, D3> ReplacedBy(Probabilities<D0, D1, D2, D3> next)
    {
        Handles.Free(Raw, unless: next.Raw);
        return next;
    }

    /// <summary>The sizes of the axes, for people.</summary>
    public override string ToString() => Describe.Typed<Probabilities<D0, D1, D2, D3>>(Raw);

    /// <summary>The same values, no longer known to be probabilities.</summary>
    public Tensor<D0, D1, D2, D3> AsTensor() => Tensor<D0, D1, D2, D3>.Of(Raw);

    /// <summary>The natural logarithm of each probability. <c>LogSoftmax</c> of the scores keeps small ones.</summary>
    /// <returns>[D0, D1, D2, D3]</returns>
    public Tensor<D0, D1, D2, D3> Log() => new(Raw.log());

    /// <summary>The product of each element and <paramref name="number"/>: no longer probabilities.</summary>
    public static Tensor<D0, D1, D2, D3> operator *(Probabilities<D0, D1, D2, D3> left, double number) =>
        new(Scalars.Mul(left.Raw, number));

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.ProbabilitySum, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public static Tensor<D0, D1, D2, D3> operator +(Probabilities<D0, D1, D2, D3> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.ProbabilitySum);

    /// <summary>The mean of each row, along <typeparamref name="D3"/>.</summary>
    /// <returns>[D0, D1, D2]</returns>
    public Tensor<D0, D1, D2> Mean() => new(Raw.mean(Axes.Last));

    /// <summary>The sum of each row, along <typeparamref name="D3"/>: 1 but for rounding and dropout.</summary>
    /// <returns>[D0, D1, D2]</returns>
    public Tensor<D0, D1, D2> Sum() => new(Raw.sum(Axes.Last));

    /// <summary>The mean of the rows of <typeparamref name="D2"/>: how often each is chosen on average.</summary>
    /// <returns>[D0, D1, D3]</returns>
    public Probabilities<D0, D1, D3> MeanOfRows() => new(Raw.mean(Axes.Rows));

    /// <summary>The probabilities of <paramref name="index"/> of the last axis, <typeparamref name="D3"/>.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[D0, D1, D2], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    public Tensor<D0, D1, D2> Column(long index) => new(Slices.At<D3>(Raw, -1, index));

    /// <summary>Which element of each row, along <typeparamref name="D3"/>, is the most probable.</summary>
    /// <returns>[D0, D1, D2], from 0 to D3 - 1.</returns>
    public Indices<D0, D1, D2, D3> ArgMax() => new(Raw.argmax(-1));

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.ProbabilityAxes, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public Probabilities<D0, D1, D3, D2> TransposeLast() => throw Explain.NotAnOperation(Explain.ProbabilityAxes);

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.Probabilities, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public Probabilities<D0, D1, D2, D3> Softmax() => throw Explain.NotAnOperation(Explain.Probabilities);

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.Probabilities, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> LogSoftmax() => throw Explain.NotAnOperation(Explain.Probabilities);

    /// <summary>Not an operation on probabilities. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.Probabilities, error: true, DiagnosticId = Explain.ProbabilitiesId, UrlFormat = Explain.Url)]
    public Probabilities<D0, D1, D2, D3> MaskedFill(ITensor hidden) =>
        throw Explain.NotAnOperation(Explain.Probabilities);
}
