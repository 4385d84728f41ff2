using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Which of <typeparamref name="Cols"/> each of <typeparamref name="Rows"/> must not see: true hides. Made by
/// <see cref="CausalMask{Context}"/> and its kin from the very scores it is for.
/// </summary>
public readonly partial struct Mask<Rows, Cols> : ITensor
    where Rows : struct, IDim
    where Cols : struct, IDim
{
    /// <summary>Types a tensor that was just made; the innermost scope frees it.</summary>
    internal Mask(torch.Tensor made) => Raw = ScopeFrames.Made(made);

    /// <summary>The torch tensor itself, of booleans: the way out of the typed world, where nothing is checked any more.</summary>
    public torch.Tensor Raw { get; private init; }

    /// <summary>Types a tensor that belongs to somebody already.</summary>
    internal static Mask<Rows, Cols> Of(torch.Tensor existing) => new() { Raw = existing };

    /// <summary>Hidden where one of the two hides.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Mask<Rows, Cols> operator |(Mask<Rows, Cols> left, Mask<Rows, Cols> right)
    {
        Sizes.Same<Rows, Cols>(left.Raw, right.Raw);
        return new(HiddenRows.Carried(left.Raw, HiddenRows.Carried(right.Raw, left.Raw.bitwise_or(right.Raw))));
    }

    /// <summary>Hidden where both hide.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Mask<Rows, Cols> operator &(Mask<Rows, Cols> left, Mask<Rows, Cols> right)
    {
        Sizes.Same<Rows, Cols>(left.Raw, right.Raw);
        return new(HiddenRows.Carried(left.Raw, HiddenRows.Carried(right.Raw, left.Raw.bitwise_and(right.Raw))));
    }

    /// <summary>Not an operation: the masks are of other axes. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public static Mask<Rows, Cols> operator |(Mask<Rows, Cols> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.MaskAxes);

    /// <summary>Not an operation: the masks are of other axes. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public static Mask<Rows, Cols> operator &(Mask<Rows, Cols> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.MaskAxes);

    /// <summary>Hidden where this one does not hide.</summary>
    public static Mask<Rows, Cols> operator !(Mask<Rows, Cols> mask) =>
        new(HiddenRows.Possible(mask.Raw.bitwise_not()));

    /// <summary>The sizes of the axes, for people.</summary>
    public override string ToString() => Describe.Typed<Mask<Rows, Cols>>(Raw);
}
