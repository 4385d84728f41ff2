namespace TypedGpt.Tokenizers.Cutting;

/// <summary>The parts of a text in which special tokens count.</summary>
internal readonly struct TrustedRanges
{
    private readonly (int Start, int End)[] ranges;

    private TrustedRanges((int Start, int End)[] ranges) => this.ranges = ranges;

    /// <summary>A text in which no special token counts.</summary>
    public static TrustedRanges None { get; } = new([]);

    /// <summary>A text in which every special token counts.</summary>
    public static TrustedRanges All { get; } = new([(0, int.MaxValue)]);

    /// <summary>The ranges of a text that is put together from segments.</summary>
    public static TrustedRanges Of(IReadOnlyList<TextSegment> segments)
    {
        var ranges = new List<(int Start, int End)>();
        var at = 0;
        foreach (var (text, special) in segments)
        {
            if (special && ranges is [.., var last] && last.End == at)
            {
                ranges[^1] = (last.Start, at + text.Length);
            }
            else if (special)
            {
                ranges.Add((at, at + text.Length));
            }

            at += text.Length;
        }

        return new([.. ranges]);
    }

    /// <summary>Whether what stands from one place up to another lies in one of the parts.</summary>
    public bool Hold(int start, int end)
    {
        var (low, high) = (0, ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (ranges[middle].End < end)
            {
                low = middle + 1;
            }
            else if (ranges[middle].Start > start)
            {
                high = middle - 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
