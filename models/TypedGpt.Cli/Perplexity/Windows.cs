namespace TypedGpt.Cli.Perplexity;

/// <summary>What one pass of a model sees, and what it is to predict: as many tokens, one place further on.</summary>
/// <param name="Seen">The ids that it sees.</param>
/// <param name="Predicted">The id behind each of them.</param>
internal sealed record Window(long[] Seen, long[] Predicted);

/// <summary>
/// A text cut for a model: <c>ids[i..i + size]</c> predict <c>ids[i + 1..i + size + 1]</c>, for i = 0, size, 2 size and so on. Each
/// token but the first is predicted once; the last window is as short as what is left.
/// </summary>
internal static class Windows
{
    /// <summary>One token to see and one to predict.</summary>
    public const int FewestTokens = 2;

    /// <summary>The windows of a text.</summary>
    /// <param name="ids">Its tokens, at least <see cref="FewestTokens"/>.</param>
    /// <param name="size">How many of them one window sees.</param>
    public static IReadOnlyList<Window> Of(IReadOnlyList<int> ids, int size)
    {
        var all = ids.Select(id => (long)id).ToArray();
        var windows = new List<Window>();
        for (var start = 0; start < all.Length - 1; start += size)
        {
            var end = Math.Min(start + size, all.Length - 1);
            windows.Add(new(all[start..end], all[(start + 1)..(end + 1)]));
        }

        return windows;
    }
}
