namespace TypedGpt.Torch;

/// <summary>A GGUF file. Opening it reads the header; values are read where they are wanted, or mapped.</summary>
internal sealed class GgufFile : ITensorFile, IDisposable
{
    private readonly MappedFile file;

    private GgufFile(string path, MappedFile file)
    {
        Path = path;
        this.file = file;
        Header = GgufHeader.Read(new(file.Handle, file.Bytes));
    }

    /// <inheritdoc />
    public string Path { get; }

    /// <summary>Its keys and tensors.</summary>
    public GgufHeader Header { get; }

    /// <summary>Whether a file is called as such files are.</summary>
    public static bool IsNamed(string path) => path.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens the file and checks its header.</summary>
    /// <exception cref="CheckpointException">There is no such file, or it breaks a rule of the format.</exception>
    public static GgufFile Open(string path)
    {
        MappedFile? file = null;
        try
        {
            if (!File.Exists(path))
            {
                throw new CheckpointException("there is no such folder or file");
            }

            if (RegularFile.Length(path) == 0)
            {
                throw new CheckpointException("it is empty or no regular file");
            }

            file = new(path);
            return new(path, file);
        }
        catch (Exception wrong) when (wrong is CheckpointException or IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new CheckpointException($"{path}: {wrong.Message}", wrong);
        }
    }

    /// <inheritdoc />
    public void Read(StoredTensor tensor, long at, Span<byte> into)
    {
        try
        {
            file.Read(Header.ValuesAt + tensor.Start + at, into);
        }
        catch (Exception wrong) when (wrong is IOException or CheckpointException)
        {
            throw new CheckpointException($"{Path}: {Quoted.Name(tensor.Name)}: {wrong.Message}", wrong);
        }
    }

    /// <inheritdoc />
    public MappedValues Map(StoredTensor tensor) => file.Map(Header.ValuesAt + tensor.Start, tensor.Bytes);

    /// <inheritdoc />
    public void Dispose() => file.Dispose();
}
