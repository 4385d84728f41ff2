namespace TypedGpt.Sampling;

/// <summary>
/// The random numbers of a request: the number of a token follows from seed and place alone (SplitMix64, Steele et al. 2014), so
/// neither a batch nor another request changes it.
/// </summary>
internal static class RandomStream
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>The number of a place, from 0 up to but not 1, with 53 bits.</summary>
    public static double At(ulong seed, int place)
    {
        // The seed is mixed by itself first: seeds that follow each other would else share their numbers.
        var value = Mix(Mix(seed + Step) + (((ulong)place + 1) * Step));
        return (value >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
