namespace TypedGpt.Torch;

/// <summary>
/// Links in a folder of a checkpoint. A folder comes from elsewhere, and a link in it could name any file of the machine.
/// Hugging Face's cache is made of links, from snapshots/REVISION to blobs beside snapshots; those are followed.
/// </summary>
internal static class FolderLinks
{
    private const string Snapshots = "snapshots";
    private const string Blobs = "blobs";

    /// <summary>The path of a file of the folder, which is no link to what lies elsewhere.</summary>
    /// <exception cref="CheckpointException">It is one.</exception>
    public static string Require(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (File.ResolveLinkTarget(path, returnFinalTarget: true) is not { } target)
        {
            return path;
        }

        var real = Real(folder);
        var end = Path.Combine(Real(Path.GetDirectoryName(target.FullName)!), target.Name);
        return IsBelow(end, real) || (BlobsBeside(real) is { } blobs && IsBelow(end, blobs))
            ? path
            : throw new CheckpointException(
                $"{path}: it is a link to {Quoted.Name(end)}, which lies outside of the folder"
            );
    }

    private static string? BlobsBeside(string folder) =>
        Path.GetDirectoryName(folder) is { } snapshots
        && Path.GetFileName(snapshots) == Snapshots
        && Path.GetDirectoryName(snapshots) is { } repository
            ? Path.Combine(repository, Blobs)
            : null;

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(
            folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    /// <summary>The folder behind all links on the way to it.</summary>
    private static string Real(string folder)
    {
        var full = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full.Length == 0 ? Path.DirectorySeparatorChar.ToString() : full;
        }

        return Directory.ResolveLinkTarget(full, returnFinalTarget: true) is { } target
            ? Real(target.FullName)
            : Path.Combine(Real(parent), Path.GetFileName(full));
    }
}
