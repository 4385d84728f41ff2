using System.Buffers.Binary;

namespace TypedGpt.Torch;

/// <summary>
/// A safetensors file: eight bytes with the length of a json header, the header, and the values. Opening it reads the
/// header; values are read where they are wanted, or mapped.
/// </summary>
internal sealed class SafeTensorsFile : ITensorFile, IDisposable
{
    private const int LengthBytes = sizeof(long);
    private readonly MappedFile file;
    private readonly long valuesAt;

    private SafeTensorsFile(string path, MappedFile file)
    {
        Path = path;
        this.file = file;
        var fileBytes = file.Bytes;
        Span<byte> length = stackalloc byte[LengthBytes];
        file.Read(0, length);
        var headerBytes = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (headerBytes > (ulong)(fileBytes - LengthBytes))
        {
            throw new CheckpointException(
                $"the header is said to have {headerBytes} bytes, and the file has {fileBytes}: it is truncated or no safetensors file"
            );
        }

        if (headerBytes > SafeTensorsHeader.Largest)
        {
            throw new CheckpointException(
                $"the header has {headerBytes} bytes, and the format allows {SafeTensorsHeader.Largest}"
            );
        }

        valuesAt = LengthBytes + (long)headerBytes;
        var header = new byte[headerBytes];
        file.Read(LengthBytes, header);
        Tensors = SafeTensorsHeader.Parse(header, fileBytes - valuesAt);
    }

    /// <inheritdoc />
    public string Path { get; }

    /// <summary>What it holds, in the order in which it lies there.</summary>
    public IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>Opens the file and checks its header.</summary>
    /// <exception cref="CheckpointException">There is no such file, or it breaks a rule of the format.</exception>
    public static SafeTensorsFile Open(string path)
    {
        MappedFile? file = null;
        try
        {
            if (RegularFile.Length(path) < LengthBytes)
            {
                throw new CheckpointException("it has fewer than 8 bytes: it is truncated or no safetensors file");
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
            file.Read(valuesAt + tensor.Start + at, into);
        }
        catch (Exception wrong) when (wrong is IOException or CheckpointException)
        {
            throw new CheckpointException($"{Path}: {Quoted.Name(tensor.Name)}: {wrong.Message}", wrong);
        }
    }

    /// <inheritdoc />
    public MappedValues Map(StoredTensor tensor) => file.Map(valuesAt + tensor.Start, tensor.Bytes);

    /// <inheritdoc />
    public void Dispose() => file.Dispose();
}
