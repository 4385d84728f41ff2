using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>True or false for each element of [D0, D1, D2]: where a comparison holds, and what a fill replaces.</summary>
[Ranks(1, 4, 5)]
public readonly partial struct Mask<D0, D1, D2> : ITensor
    where D0 : struct, IDim
    where D1 : struct, IDim
    where D2 : struct, IDim
{
    /// <summary>Types a tensor that was just made; the innermost scope frees it.</summary>
    internal Mask(torch.Tensor made) => Raw = ScopeFrames.Made(made);

    /// <summary>The torch tensor itself, of booleans: the way out of the typed world, where nothing is checked any more.</summary>
    public torch.Tensor Raw { get; private init; }

    /// <summary>True where one of the two is.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Mask<D0, D1, D2> operator |(Mask<D0, D1, D2> left, Mask<D0, D1, D2> right)
    {
        Sizes.Same<D0, D1, D2>(left.Raw, right.Raw);
        return new(left.Raw.logical_or(right.Raw));
    }

    /// <summary>True where both are.</summary>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public static Mask<D0, D1, D2> operator &(Mask<D0, D1, D2> left, Mask<D0, D1, D2> right)
    {
        Sizes.Same<D0, D1, D2>(left.Raw, right.Raw);
        return new(left.Raw.logical_and(right.Raw));
    }

    /// <summary>Not an operation: the masks are of other axes. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public static Mask<D0, D1, D2> operator |(Mask<D0, D1, D2> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.MaskAxes);

    /// <summary>Not an operation: the masks are of other axes. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public static Mask<D0, D1, D2> operator &(Mask<D0, D1, D2> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.MaskAxes);

    /// <summary>True where this one is false.</summary>
    public static Mask<D0, D1, D2> operator !(Mask<D0, D1, D2> mask) => new(mask.Raw.logical_not());

    /// <summary>The sizes of the axes, for people.</summary>
    public override string ToString() => Describe.Typed<Mask<D0, D1, D2>>(Raw);
}
