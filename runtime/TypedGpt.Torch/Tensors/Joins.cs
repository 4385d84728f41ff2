namespace TypedGpt.Torch;

/// <summary>Axes that grow by what is joined to them.</summary>
internal static class Joins
{
    /// <summary>Demands an axis whose size the type does not say.</summary>
    public static void Open<D>(string wayOut)
        where D : struct, IDim
    {
        if (D.Size >= 0)
        {
            throw new ShapeException(
                $"{Describe.Dim<D>()} has {D.Size} elements by its type, and twice as many would be another dim. {wayOut}"
            );
        }
    }

    /// <summary>Demands as many tensors as the axis has elements, and at least one.</summary>
    public static void AsMany<N>(int count)
        where N : struct, IDim
    {
        if (count == 0 || (N.Size >= 0 && N.Size != count))
        {
            throw new ShapeException(
                count == 0
                    ? $"There is nothing to stack along {Describe.Dim<N>()}. Give one tensor at least."
                    : $"{Describe.Dim<N>()} has {N.Size} elements, and {count} tensors were given. Give {N.Size}."
            );
        }
    }
}
