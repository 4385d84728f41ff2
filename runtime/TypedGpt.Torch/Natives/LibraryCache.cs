using System.Security.Cryptography;

namespace TypedGpt.Torch.Natives;

/// <summary>Keeps a library in a folder of the user's, whole or not at all, also with several processes at once.</summary>
internal static class LibraryCache
{
    /// <summary>
    /// The path of a file with exactly <paramref name="content"/>, in the first folder that can hold it. Its name has a
    /// hash of the content, so that another version never meets it; a damaged copy is written anew.
    /// </summary>
    /// <exception cref="NativeLoadException">No folder can be written to.</exception>
    public static string Keep(string name, byte[] content, IReadOnlyList<string> folders)
    {
        var hash = Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant();
        var refusals = new List<string>();
        foreach (var folder in folders)
        {
            var path = Path.Combine(folder, hash[..16], name);
            try
            {
                if (!Holds(path, content))
                {
                    Write(path, content);
                }

                return path;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                refusals.Add($"{folder}: {error.Message}");
            }
        }

        throw new NativeLoadException(
            $"A copy of {name} that this system can load ({content.Length} bytes) cannot be written anywhere: {string.Join("; ", refusals)}. Make one of these folders writable, or set XDG_CACHE_HOME to one that is."
        );
    }

    private static bool Holds(string path, byte[] content) =>
        File.Exists(path)
        && new FileInfo(path).Length == content.Length
        && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    /// <summary>Writes beside the path and renames: another process sees the whole file or none.</summary>
    private static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllBytes(beside, content);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
