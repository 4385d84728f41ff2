using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>The softmax along the last axis with one more score in each row, the head's sink, to which attention goes that no key deserves (gpt-oss).</summary>
    /// <param name="sinks">[D1], a learned score for each head.</param>
    /// <returns>[D0, D1, D2, D3], adding up to 1 less what went to the sink.</returns>
    public Probabilities<D0, D1, D2, D3> SoftmaxWithSinks(Tensor<D1> sinks) => new(Sinks.Softmax(Raw, sinks.Raw));

    /// <summary>Not an operation: there is one sink for each head. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Sinks, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public Probabilities<D0, D1, D2, D3> SoftmaxWithSinks(ITensor sinks) => throw Explain.NotAnOperation(Explain.Sinks);
}
