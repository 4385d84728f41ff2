using System.ComponentModel;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1>
{
    /// <summary>Minus infinity where <paramref name="hidden"/> is true, so that a softmax gives 0 there; elsewhere as it is.</summary>
    /// <param name="hidden">[D0, D1].</param>
    /// <returns>[D0, D1]</returns>
    /// <exception cref="ShapeException">The mask was made for other sizes.</exception>
    public Tensor<D0, D1> MaskedFill(Mask<D0, D1> hidden)
    {
        Sizes.Same<D0, D1>(Raw, hidden.Raw);
        return new(Raw.masked_fill(hidden.Raw, Scalars.NegativeInfinity));
    }

    /// <summary>Not an operation: the mask is of other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1> MaskedFill(ITensor hidden) => throw Explain.NotAnOperation(Explain.MaskAxes);
}
