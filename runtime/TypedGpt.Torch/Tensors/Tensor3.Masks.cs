using System.ComponentModel;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2>
{
    /// <summary>Minus infinity where <paramref name="hidden"/> is true, so that a softmax gives 0 there; elsewhere as it is.</summary>
    /// <param name="hidden">[D1, D2], the same for each [D0].</param>
    /// <returns>[D0, D1, D2]</returns>
    /// <exception cref="ShapeException">The mask was made for other sizes.</exception>
    public Tensor<D0, D1, D2> MaskedFill(Mask<D1, D2> hidden)
    {
        Sizes.Same<D1, D2>(Raw, hidden.Raw);
        return new(Raw.masked_fill(hidden.Raw, Scalars.NegativeInfinity));
    }

    /// <summary>Not an operation: the mask is of other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> MaskedFill(ITensor hidden) => throw Explain.NotAnOperation(Explain.MaskAxes);

    /// <summary>Minus infinity at the <typeparamref name="D2"/> that <paramref name="hidden"/> hides from a whole sequence, such as padding.</summary>
    /// <param name="hidden">[D0, D2]</param>
    /// <returns>[D0, D1, D2]</returns>
    /// <exception cref="ShapeException">The mask was made for other sizes.</exception>
    public Tensor<D0, D1, D2> HideKeys(Mask<D0, D2> hidden)
    {
        Sizes.Same<D0>(Raw, 0, hidden.Raw, 0);
        Sizes.Same<D2>(Raw, -1, hidden.Raw, -1);
        return new(Masks.HideKeys(Raw, hidden.Raw, 3));
    }

    /// <summary>Not an operation: the mask is of other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> HideKeys(ITensor hidden) => throw Explain.NotAnOperation(Explain.MaskAxes);
}
