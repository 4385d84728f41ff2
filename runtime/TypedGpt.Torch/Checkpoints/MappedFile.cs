using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace TypedGpt.Torch;

/// <summary>A file of tensors: read at any place, or mapped.</summary>
internal sealed class MappedFile : IDisposable
{
    private readonly MemoryMappedFile mapping;

    /// <summary>Opens a file, which is not empty.</summary>
    /// <exception cref="IOException">There is none that can be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public MappedFile(string path)
    {
        Handle = File.OpenHandle(path);
        try
        {
            mapping = MemoryMappedFile.CreateFromFile(
                Handle,
                mapName: null,
                capacity: 0,
                MemoryMappedFileAccess.Read,
                HandleInheritability.None,
                leaveOpen: true
            );
        }
        catch
        {
            Handle.Dispose();
            throw;
        }
    }

    /// <summary>The open file.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>How many bytes it has.</summary>
    public long Bytes => RandomAccess.GetLength(Handle);

    /// <summary>Fills <paramref name="into"/> from byte <paramref name="at"/> on.</summary>
    /// <exception cref="CheckpointException">The file ends before. The message does not name it.</exception>
    public void Read(long at, Span<byte> into)
    {
        while (into.Length > 0)
        {
            var count = RandomAccess.Read(Handle, into, at);
            if (count == 0)
            {
                throw new CheckpointException($"the file ends at byte {at}, {into.Length} bytes too early");
            }

            into = into[count..];
            at += count;
        }
    }

    /// <summary>A range of it as memory.</summary>
    public MappedValues Map(long start, long bytes) => new(mapping, start, bytes);

    /// <inheritdoc />
    public void Dispose()
    {
        mapping.Dispose();
        Handle.Dispose();
    }
}
