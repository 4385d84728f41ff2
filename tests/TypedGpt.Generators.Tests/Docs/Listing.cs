using TypedGpt.TestSupport;

namespace TypedGpt.Generators.Tests.Docs;

/// <summary>The lines of a file that follow from the code, each standing in the group of those that begin alike.</summary>
internal static class Listing
{
    /// <summary>Compares them with what is expected; where pages are written anew, puts new ones behind their neighbours.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isListed">Whether a line is one of them.</param>
    /// <param name="expected">What they should be, in order.</param>
    public static void Check(string path, Func<string, bool> isListed, IEnumerable<string> expected)
    {
        var wanted = expected.ToList();
        var lines = File.ReadAllText(path).Split('\n').ToList();
        if (!Repository.UpdatesPages)
        {
            Assert.Equal(wanted, lines.Where(isListed));
            return;
        }

        lines.RemoveAll(line => isListed(line) && !wanted.Contains(line));
        for (var at = 1; at < wanted.Count; at++)
        {
            if (!lines.Contains(wanted[at]))
            {
                lines.Insert(lines.IndexOf(wanted[at - 1]) + 1, wanted[at]);
            }
        }

        File.WriteAllText(path, string.Join('\n', lines));
    }
}
