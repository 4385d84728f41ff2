namespace TypedGpt.Torch;

/// <summary>Whether two stored tensors of one shape hold the same numbers.</summary>
internal static class SameValues
{
    private const int Run = 4096;

    /// <summary>Compares all values, of which those that are not a number equal each other.</summary>
    public static bool Are(StoredValues one, StoredValues other)
    {
        var count = one.Shape.Aggregate(1L, (product, size) => product * size);
        var differ = 0;
        Parallel.For(
            0,
            (count + Run - 1) / Run,
            () => (One: one.Open(), Other: other.Open(), Left: new float[Run], Right: new float[Run]),
            (at, loop, open) =>
            {
                var length = (int)Math.Min(Run, count - at * Run);
                open.One.Read(at * Run, open.Left.AsSpan(0, length));
                open.Other.Read(at * Run, open.Right.AsSpan(0, length));
                if (!open.Left.AsSpan(0, length).SequenceEqual(open.Right.AsSpan(0, length)))
                {
                    Interlocked.Exchange(ref differ, 1);
                    loop.Stop();
                }

                return open;
            },
            open =>
            {
                open.One.Dispose();
                open.Other.Dispose();
            }
        );
        return differ == 0;
    }
}
