namespace TypedGpt.Torch;

/// <summary>Masks that the axes alone decide.</summary>
public static partial class Mask
{
    /// <summary>Hides each from itself: true on the diagonal of an axis and its key twin.</summary>
    /// <param name="scores">[D0, D1, D2], the last axis the key twin of the one before it.</param>
    /// <returns>[D1, D2]</returns>
    /// <exception cref="ShapeException">There are not as many of the one as of the other.</exception>
    [Ranks(2, 4, 5)]
    public static Mask<D1, D2> Self<D0, D1, D2>(Tensor<D0, D1, D2> scores)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IKeysOf<D1> => new(Masks.Diagonal<D1, D2>(scores.Raw));
}
