using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace TypedGpt.Torch;

/// <summary>A GGUF file. Opening it reads the header; values are read where they are wanted, or mapped.</summary>
internal sealed class GgufFile : ITensorFile, IDisposable
{
    private readonly SafeFileHandle handle;
    private readonly MemoryMappedFile mapping;

    private GgufFile(string path, SafeFileHandle handle)
    {
        Path = path;
        this.handle = handle;
        Header = GgufHeader.Read(new(handle, RandomAccess.GetLength(handle)));
        mapping = MemoryMappedFile.CreateFromFile(
            handle,
            mapName: null,
            capacity: 0,
            MemoryMappedFileAccess.Read,
            HandleInheritability.None,
            leaveOpen: true
        );
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
        SafeFileHandle? handle = null;
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

            handle = File.OpenHandle(path);
            return new(path, handle);
        }
        catch (Exception wrong) when (wrong is CheckpointException or IOException or UnauthorizedAccessException)
        {
            handle?.Dispose();
            throw new CheckpointException($"{path}: {wrong.Message}", wrong);
        }
    }

    /// <inheritdoc />
    public void Read(StoredTensor tensor, long at, Span<byte> into)
    {
        try
        {
            for (var from = Header.ValuesAt + tensor.Start + at; into.Length > 0; )
            {
                var count = RandomAccess.Read(handle, into, from);
                if (count == 0)
                {
                    throw new IOException($"the file ends at byte {from}, {into.Length} bytes too early");
                }

                into = into[count..];
                from += count;
            }
        }
        catch (IOException wrong)
        {
            throw new CheckpointException($"{Path}: {Quoted.Name(tensor.Name)}: {wrong.Message}", wrong);
        }
    }

    /// <inheritdoc />
    public MappedValues Map(StoredTensor tensor) => new(mapping, Header.ValuesAt + tensor.Start, tensor.Bytes);

    /// <inheritdoc />
    public void Dispose()
    {
        mapping.Dispose();
        handle.Dispose();
    }
}
