namespace TypedGpt.Tokenizers.Files;

/// <summary>
/// The merges of a vocabulary that has ranks instead: each token is merged from the two parts that are left when its bytes
/// are merged by the ranks below its own. Within a longer text its own bytes meet in the same order, so these two are the only ones.
/// </summary>
internal static class RankedMerges
{
    /// <summary>The two parts of each token of more than one character, by rank.</summary>
    public static List<(string Left, string Right)> Of(Dictionary<string, int> ranks)
    {
        var lookup = ranks.GetAlternateLookup<ReadOnlySpan<char>>();
        var merges = new List<(string Left, string Right)>(ranks.Count);
        foreach (var (token, rank) in ranks.OrderBy(entry => entry.Value))
        {
            // A token that its parts do not make is never merged; it is found whole.
            if (token.Length > 1 && Parts(token, rank, lookup) is [var middle])
            {
                merges.Add((token[..middle], token[middle..]));
            }
        }

        return merges;
    }

    /// <summary>The places between the parts that are left.</summary>
    private static List<int> Parts(
        string token,
        int rank,
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ranks
    )
    {
        var ends = Enumerable.Range(1, token.Length - 1).ToList();
        while (true)
        {
            var (best, at) = (rank, -1);
            for (var i = 0; i < ends.Count; i++)
            {
                var start = i == 0 ? 0 : ends[i - 1];
                var end = i + 1 == ends.Count ? token.Length : ends[i + 1];
                if (ranks.TryGetValue(token.AsSpan(start, end - start), out var found) && found < best)
                {
                    (best, at) = (found, i);
                }
            }

            if (at < 0)
            {
                return ends;
            }

            ends.RemoveAt(at);
        }
    }
}
