using System.Text.RegularExpressions;

namespace TypedGpt.Cli.New;

/// <summary>A folder with TypedGpt's packages, as eng/pack.sh fills it.</summary>
/// <param name="Folder">Its whole path.</param>
/// <param name="Version">The newest version in it.</param>
internal sealed partial record PackageFolder(string Folder, string Version)
{
    /// <summary>The package that a project of a model refers to.</summary>
    public const string Library = "TypedGpt.Torch";

    [GeneratedRegex(@"^TypedGpt\.Torch\.(?<version>\d[^/\\]*)\.nupkg$", RegexOptions.IgnoreCase)]
    private static partial Regex File { get; }

    /// <summary>That folder; null where it has no such package.</summary>
    public static PackageFolder? Of(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        // The one that was packed last: versions of tests differ in letters that have no order.
        var newest = Directory
            .EnumerateFiles(folder)
            .Where(path => File.IsMatch(Path.GetFileName(path)))
            .MaxBy(System.IO.File.GetLastWriteTimeUtc);
        return newest is null
            ? null
            : new(Path.GetFullPath(folder), File.Match(Path.GetFileName(newest)).Groups["version"].Value);
    }

    /// <summary>The nearest <c>artifacts/packages</c> above a folder, above the current one, or above this program.</summary>
    public static PackageFolder? Find(string folder) =>
        new[] { folder, Environment.CurrentDirectory, AppContext.BaseDirectory }
            .SelectMany(Above)
            .Select(above => Of(Path.Combine(above, "artifacts", "packages")))
            .FirstOrDefault(found => found is not null);

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            yield return at;
        }
    }
}
