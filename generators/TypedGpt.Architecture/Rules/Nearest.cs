using System;
using System.Collections.Generic;
using System.Linq;

namespace TypedGpt.Architecture.Rules;

/// <summary>Finds the word that was likely meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate with the fewest edits to <paramref name="word"/>; null where none is near.</summary>
    public static string? Word(string word, IEnumerable<string> candidates) =>
        candidates
            .Select(candidate => (candidate, Distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(found => found.Distance <= Math.Max(2, word.Length / 3))
            .OrderBy(found => found.Distance)
            .ThenBy(found => found.candidate, StringComparer.Ordinal)
            .Select(found => found.candidate)
            .FirstOrDefault();

    /// <summary>Edits, with a swap of neighbours counted as one (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Step(i, j);
            }
        }

        return table[a.Length, b.Length];

        int Step(int i, int j)
        {
            var replaced = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            var best = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
            var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            return isSwap ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
        }
    }
}
