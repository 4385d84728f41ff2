namespace TypedGpt.Torch.Tests.Natives;

/// <summary>A folder of a test's own, gone at its end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("typedgpt-").FullName;

    public string this[string name] => Path.Combine(Root, name);

    public string Folder(string name) => Directory.CreateDirectory(this[name]).FullName;

    /// <summary>A file where a folder is expected: nobody can write below it, root included.</summary>
    public string Unwritable(string name)
    {
        File.WriteAllText(this[name], "");
        return Path.Combine(this[name], "below");
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
