using System.IO.MemoryMappedFiles;

namespace TypedGpt.Torch;

/// <summary>A range of a file as memory. Its pages are given back when it is disposed of.</summary>
internal sealed unsafe class MappedValues : IDisposable
{
    private readonly MemoryMappedViewAccessor view;

    /// <summary>Maps <paramref name="bytes"/> from <paramref name="start"/> on, at least one.</summary>
    public MappedValues(MemoryMappedFile file, long start, long bytes)
    {
        view = file.CreateViewAccessor(start, bytes, MemoryMappedFileAccess.Read);
        byte* first = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref first);
        First = first + view.PointerOffset;
    }

    /// <summary>The first byte.</summary>
    public byte* First { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
    }
}
