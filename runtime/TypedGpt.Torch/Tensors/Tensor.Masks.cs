using System.ComponentModel;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

[Ranks(1, 2, 3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>Minus infinity where <paramref name="hidden"/> is true, so that a softmax gives 0 there; elsewhere as it is.</summary>
    /// <param name="hidden">[D2, D3], the same for each [D0, D1].</param>
    /// <returns>[D0, D1, D2, D3]</returns>
    /// <exception cref="ShapeException">The mask was made for other sizes.</exception>
    [Ranks(2, 3, 5)]
    public Tensor<D0, D1, D2, D3> MaskedFill(Mask<D2, D3> hidden)
    {
        Sizes.Same<D2, D3>(Raw, hidden.Raw);
        return new(Raw.masked_fill(hidden.Raw, Scalars.NegativeInfinity));
    }

    /// <summary>Not an operation: the mask is of other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> MaskedFill(ITensor hidden) => throw Explain.NotAnOperation(Explain.MaskAxes);

    /// <summary>Minus infinity at the <typeparamref name="D3"/> that <paramref name="hidden"/> hides from a whole sequence, such as padding.</summary>
    /// <param name="hidden">[D0, D3]</param>
    /// <returns>[D0, D1, D2, D3]</returns>
    /// <exception cref="ShapeException">The mask was made for other sizes.</exception>
    [Ranks(3, 5, After = 1)]
    public Tensor<D0, D1, D2, D3> HideKeys(Mask<D0, D3> hidden)
    {
        Sizes.Same<D0>(Raw, 0, hidden.Raw, 0);
        Sizes.Same<D3>(Raw, -1, hidden.Raw, -1);
        return new(Masks.HideKeys(Raw, hidden.Raw));
    }

    /// <summary>Not an operation: the mask is of other axes. Binding to it is a compile error that explains.</summary>
    [Ranks(3, 5)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> HideKeys(ITensor hidden) => throw Explain.NotAnOperation(Explain.MaskAxes);

    /// <summary><paramref name="value"/> where <paramref name="mask"/> is true, elsewhere as it is.</summary>
    /// <param name="mask">[D2, D3], the same for each [D0, D1].</param>
    /// <param name="value">What to put there.</param>
    /// <returns>[D0, D1, D2, D3]</returns>
    /// <exception cref="ShapeException">The mask was made for other sizes.</exception>
    [Ranks(2, 3, 5)]
    public Tensor<D0, D1, D2, D3> MaskedFill(Mask<D2, D3> mask, double value)
    {
        Sizes.Same<D2, D3>(Raw, mask.Raw);
        return new(Masks.Fill(Raw, mask.Raw, value));
    }

    /// <summary>Minus infinity where <paramref name="hidden"/> is true, so that a softmax gives 0 there; elsewhere as it is.</summary>
    /// <param name="hidden">[D0, D1, D2, D3], one for each element.</param>
    /// <returns>[D0, D1, D2, D3]</returns>
    /// <exception cref="ShapeException">The mask was made for other sizes.</exception>
    [Ranks(1, 3, 5)]
    public Tensor<D0, D1, D2, D3> MaskedFill(Mask<D0, D1, D2, D3> hidden)
    {
        Sizes.Same<D0, D1, D2, D3>(Raw, hidden.Raw);
        return new(Raw.masked_fill(hidden.Raw, Scalars.NegativeInfinity));
    }

    /// <summary><paramref name="value"/> where <paramref name="mask"/> is true, elsewhere as it is.</summary>
    /// <param name="mask">[D0, D1, D2, D3], one for each element.</param>
    /// <param name="value">What to put there.</param>
    /// <returns>[D0, D1, D2, D3]</returns>
    /// <exception cref="ShapeException">The mask was made for other sizes.</exception>
    [Ranks(1, 3, 5)]
    public Tensor<D0, D1, D2, D3> MaskedFill(Mask<D0, D1, D2, D3> mask, double value)
    {
        Sizes.Same<D0, D1, D2, D3>(Raw, mask.Raw);
        return new(Masks.Fill(Raw, mask.Raw, value));
    }

    /// <summary>Not an operation: the mask is of other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> MaskedFill(ITensor mask, double value) =>
        throw Explain.NotAnOperation(Explain.MaskAxes);
}
