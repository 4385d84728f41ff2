namespace TypedGpt.Torch;

/// <summary>The name that was probably meant, by the number of letters that differ (Levenshtein 1966).</summary>
internal static class NearestName
{
    /// <summary>What is longer or more is not compared: the work grows with the product.</summary>
    private const int Longest = 200;
    private const int Most = 2000;

    /// <summary>The name among <paramref name="candidates"/> that differs least; null where none is near.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length > Longest)
        {
            return null;
        }

        string? nearest = null;
        var least = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates.Take(Most))
        {
            if (candidate.Length <= Longest && Math.Abs(candidate.Length - name.Length) < least)
            {
                var distance = Distance(name, candidate);
                if (distance < least)
                {
                    (nearest, least) = (candidate, distance);
                }
            }
        }

        return nearest;
    }

    private static int Distance(string one, string other)
    {
        Span<int> row = stackalloc int[other.Length + 1];
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = at;
        }

        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var changed = diagonal + (one[i] == other[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(changed, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
