namespace TypedGpt.Constraints;

/// <summary>A set of bytes.</summary>
internal sealed class ByteSet
{
    private readonly bool[] bytes = new bool[256];

    /// <summary>The bytes of ranges, both ends included.</summary>
    public ByteSet(params ReadOnlySpan<(int From, int To)> ranges)
    {
        foreach (var (from, to) in ranges)
        {
            bytes.AsSpan(from, to - from + 1).Fill(true);
        }
    }

    public bool this[int value] => bytes[value];
}
