using System.Security.Cryptography;

namespace TypedGpt.Cli.Compiling;

/// <summary>
/// Compiled models in a folder of the user's. An entry is the assembly with a hash of it behind, which loaders do not read:
/// one file, whole or not at all, also with several processes at once. Where the folder cannot be used, nothing is kept.
/// </summary>
/// <param name="folder">Where entries lie; null where this system has no place for them.</param>
internal sealed class ModelCache(string? folder)
{
    /// <summary>The user's own: code is run from here, so a folder that others can write to will not do.</summary>
    public static ModelCache OfUser { get; } = new(UserFolder());

    /// <summary>The assembly of that key; null where there is none, or a damaged one.</summary>
    public byte[]? Find(string key)
    {
        if (folder is null)
        {
            return null;
        }

        try
        {
            var entry = File.ReadAllBytes(PathOf(key));
            var length = entry.Length - SHA256.HashSizeInBytes;
            return length > 0 && SHA256.HashData(entry.AsSpan(0, length)).AsSpan().SequenceEqual(entry.AsSpan(length))
                ? entry[..length]
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an assembly under that key: written beside its place and renamed.</summary>
    public void Keep(string key, byte[] assembly)
    {
        if (folder is null)
        {
            return;
        }

        var beside = Path.Combine(folder, $"{key}.{Environment.ProcessId}.{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);
            try
            {
                File.WriteAllBytes(beside, [.. assembly, .. SHA256.HashData(assembly)]);
                File.Move(beside, PathOf(key), overwrite: true);
            }
            finally
            {
                File.Delete(beside);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The model is there all the same, and is compiled again the next time.
        }
    }

    /// <summary>Where the entry of that key lies.</summary>
    public string PathOf(string key) => Path.Combine(folder!, $"{key}.dll");

    private static string? UserFolder()
    {
        var set = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var caches =
            Path.IsPathFullyQualified(set ?? "") ? set!
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is not { Length: > 0 } home ? ""
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Path.Combine(home, ".cache");
        return caches.Length == 0 ? null : Path.Combine(caches, "typedgpt", "models");
    }
}
