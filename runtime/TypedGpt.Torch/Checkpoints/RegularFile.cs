namespace TypedGpt.Torch;

/// <summary>Files that can be opened without waiting.</summary>
internal static class RegularFile
{
    /// <summary>
    /// How many bytes the file has that a path leads to, by links if there are any; 0 where there is none, and of what is no
    /// regular file: opening a pipe could wait for ever, and a device has no end.
    /// </summary>
    public static long Length(string path)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return new FileInfo(target) is { Exists: true } file ? file.Length : 0;
    }
}
