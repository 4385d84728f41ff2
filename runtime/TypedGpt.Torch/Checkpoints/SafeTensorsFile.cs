using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace TypedGpt.Torch;

/// <summary>
/// A safetensors file: eight bytes with the length of a json header, the header, and the values. Opening it reads the
/// header; values are read where they are wanted, or mapped.
/// </summary>
internal sealed class SafeTensorsFile : ITensorFile, IDisposable
{
    private const int LengthBytes = sizeof(long);
    private readonly SafeFileHandle handle;
    private readonly MemoryMappedFile mapping;
    private readonly long valuesAt;

    private SafeTensorsFile(string path, SafeFileHandle handle)
    {
        Path = path;
        this.handle = handle;
        var fileBytes = RandomAccess.GetLength(handle);
        Span<byte> length = stackalloc byte[LengthBytes];
        Read(0, length);
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
        Read(LengthBytes, header);
        Tensors = SafeTensorsHeader.Parse(header, fileBytes - valuesAt);
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

    /// <summary>What it holds, in the order in which it lies there.</summary>
    public IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>Opens the file and checks its header.</summary>
    /// <exception cref="CheckpointException">There is no such file, or it breaks a rule of the format.</exception>
    public static SafeTensorsFile Open(string path)
    {
        SafeFileHandle? handle = null;
        try
        {
            if (RegularFile.Length(path) < LengthBytes)
            {
                throw new CheckpointException("it has fewer than 8 bytes: it is truncated or no safetensors file");
            }

            handle = File.OpenHandle(path);
            return new(path, handle);
        }
        catch (CheckpointException wrong)
        {
            handle?.Dispose();
            throw new CheckpointException($"{path}: {wrong.Message}", wrong);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
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
            Read(valuesAt + tensor.Start + at, into);
        }
        catch (Exception wrong) when (wrong is IOException or CheckpointException)
        {
            throw new CheckpointException($"{Path}: {Quoted.Name(tensor.Name)}: {wrong.Message}", wrong);
        }
    }

    /// <inheritdoc />
    public MappedValues Map(StoredTensor tensor) => new(mapping, valuesAt + tensor.Start, tensor.Bytes);

    /// <inheritdoc />
    public void Dispose()
    {
        mapping.Dispose();
        handle.Dispose();
    }

    private void Read(long at, Span<byte> into)
    {
        while (into.Length > 0)
        {
            var count = RandomAccess.Read(handle, into, at);
            if (count == 0)
            {
                throw new CheckpointException($"the file ends at byte {at}, {into.Length} bytes too early");
            }

            into = into[count..];
            at += count;
        }
    }
}
