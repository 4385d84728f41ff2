namespace TypedGpt.Torch;

/// <summary>A dim as a value: its type and its size, -1 where that is open.</summary>
internal readonly record struct DimFact(Type Dim, long Size)
{
    public static DimFact Of<D>()
        where D : struct, IDim => new(typeof(D), D.Size);
}
