namespace TypedGpt.Torch;

/// <summary>The files of one checkpoint: one, or several with an index that says which tensor lies in which.</summary>
internal sealed class CheckpointFiles : IDisposable
{
    private const string Single = "model.safetensors";
    private const string Index = Single + ShardIndex.Suffix;
    private const string Extension = ".safetensors";

    private static readonly string[] Pickles = [".bin", ".pt", ".pth", ".ckpt", ".pkl"];

    private readonly List<SafeTensorsFile> files = [];

    private CheckpointFiles(string path) => Path = path;

    /// <summary>The folder or the file, as it was asked for.</summary>
    public string Path { get; }

    /// <summary>The files that are open.</summary>
    public IReadOnlyList<SafeTensorsFile> Files => files;

    /// <summary>Opens a folder, a .safetensors file or the index of several.</summary>
    /// <exception cref="CheckpointException">There is nothing to read, it is of another kind, or it is damaged.</exception>
    public static CheckpointFiles Open(string path)
    {
        var opened = new CheckpointFiles(path);
        try
        {
            if (Directory.Exists(path))
            {
                opened.OpenFolder();
            }
            else if (path.EndsWith(ShardIndex.Suffix, StringComparison.Ordinal))
            {
                opened.OpenShards(path);
            }
            else
            {
                opened.OpenSingle(path);
            }

            return opened;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            opened.Dispose();
            throw new CheckpointException($"{path}: {wrong.Message}", wrong);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }

    private void OpenFolder()
    {
        var (single, index) = (System.IO.Path.Combine(Path, Single), System.IO.Path.Combine(Path, Index));
        if (File.Exists(single))
        {
            files.Add(SafeTensorsFile.Open(FolderLinks.Require(Path, Single)));
            return;
        }

        if (File.Exists(index))
        {
            FolderLinks.Require(Path, Index);
            OpenShards(index);
            return;
        }

        string[] names =
        [
            .. Directory
                .EnumerateFiles(Path)
                .Select(file => System.IO.Path.GetFileName(file))
                .Order(StringComparer.Ordinal),
        ];
        string[] weights = [.. names.Where(name => name.EndsWith(Extension, StringComparison.Ordinal))];
        if (weights is [var only])
        {
            files.Add(SafeTensorsFile.Open(FolderLinks.Require(Path, only)));
            return;
        }

        if (weights.Length > 1)
        {
            throw new CheckpointException(
                $"{Path}: there are {weights.Length} files such as {Quoted.Name(weights[0])}, and no {Index} that says what lies in which"
            );
        }

        RefuseOthers(names);
        throw new CheckpointException($"{Path}: there is no {Single} and no {Index}");
    }

    private void RefuseOthers(IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(IsPickle) is { } pickle)
        {
            throw Pickled(System.IO.Path.Combine(Path, Quoted.Name(pickle)));
        }

        if (names.FirstOrDefault(GgufFile.IsNamed) is { } gguf)
        {
            throw new CheckpointException(
                $"{Path}: there is no {Single}; {Quoted.Name(gguf)} is read where its own path is given, {System.IO.Path.Combine(Path, Quoted.Name(gguf))}"
            );
        }
    }

    private void OpenSingle(string path)
    {
        if (IsPickle(path))
        {
            throw Pickled(path);
        }

        if (!File.Exists(path))
        {
            throw new CheckpointException($"{path}: there is no such folder or file");
        }

        files.Add(SafeTensorsFile.Open(path));
    }

    private void OpenShards(string index)
    {
        var folder = System.IO.Path.GetDirectoryName(index) is { Length: > 0 } named ? named : ".";
        var shards = ShardIndex.Read(index);
        foreach (var shard in shards.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!File.Exists(System.IO.Path.Combine(folder, shard)))
            {
                throw new CheckpointException($"{index}: it names {Quoted.Name(shard)}, which is not there");
            }

            files.Add(SafeTensorsFile.Open(FolderLinks.Require(folder, shard)));
        }

        RequireAll(index, shards);
    }

    private void RequireAll(string index, IReadOnlyDictionary<string, string> shards)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var name = System.IO.Path.GetFileName(file.Path);
            foreach (var tensor in file.Tensors)
            {
                if (!places.TryAdd(tensor.Name, name))
                {
                    throw new CheckpointException(
                        $"{index}: {Quoted.Name(tensor.Name)} lies in {Quoted.Name(places[tensor.Name])} and in {Quoted.Name(name)}"
                    );
                }
            }
        }

        string[] problems =
        [
            .. shards
                .Where(entry => places.GetValueOrDefault(entry.Key) != entry.Value)
                .Select(entry =>
                    $"{Quoted.Name(entry.Key)} is said to lie in {Quoted.Name(entry.Value)}, and does not"
                ),
        ];
        if (problems.Length > 0)
        {
            throw CheckpointException.Of(index, problems);
        }
    }

    private static bool IsPickle(string name) =>
        Pickles.Contains(System.IO.Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    private static CheckpointException Pickled(string path) =>
        new(
            $"{path}: it is pickled, which can run any code when it is read, and is not read here: convert it to {Single}, or take a revision that has it"
        );
}
