namespace TypedGpt;

/// <summary>The positions that answer: the axis of the keys and values, which a cache can make longer than <see cref="Seq"/>.</summary>
public readonly struct KeySeq : IKeysOf<Seq>
{
    /// <summary>-1: known only at run time.</summary>
    public static long Size => -1;
}
