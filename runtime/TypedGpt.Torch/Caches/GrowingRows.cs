using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>A tensor [batch, heads, rows, width] to which rows are appended, in steps of which all but the last can be taken back.</summary>
internal sealed class GrowingRows : IDisposable
{
    private const long Smallest = 16;
    private torch.Tensor? storage;

    public long Length { get; set; }

    /// <summary>Demands that <paramref name="rows"/> can stand behind those that are there.</summary>
    /// <exception cref="ShapeException">They are of another batch or element type, or on another device.</exception>
    public void Require(torch.Tensor rows)
    {
        if (storage is null || Length == 0)
        {
            return;
        }

        if (storage.size(0) != rows.size(0))
        {
            throw new ShapeException(
                $"The cache holds a Batch of {storage.size(0)}, and {rows.size(0)} were appended. Clear the cache before another batch."
            );
        }

        if (storage.dtype != rows.dtype)
        {
            throw new ShapeException(
                $"The cache holds {storage.dtype}, and {rows.dtype} was appended. Bring it to {storage.dtype} with To, or clear the cache when the model's type changes."
            );
        }

        if (!IsOnDeviceOf(rows))
        {
            throw new ShapeException(
                $"The cache is on {storage.device}, and what was appended on {rows.device}. Bring it there with To, or clear the cache when the model moves."
            );
        }
    }

    /// <summary>Makes room for <paramref name="rows"/> behind those that are there, and writes them; the length stays as it is.</summary>
    public void Write(torch.Tensor rows)
    {
        using var noGradients = torch.no_grad();
        var count = rows.size(2);
        if (!HasRoom(rows, Length + count))
        {
            Grow(rows, Length + count);
        }

        using var place = storage!.narrow(2, Length, count);
        place.copy_(rows);
    }

    /// <summary>All rows; a view.</summary>
    public torch.Tensor View() => storage!.narrow(2, 0, Length);

    public void Dispose()
    {
        storage?.Dispose();
        storage = null;
        Length = 0;
    }

    private bool HasRoom(torch.Tensor rows, long needed) =>
        storage is not null
        && storage.size(2) >= needed
        && (Length > 0 || (storage.size(0) == rows.size(0) && storage.dtype == rows.dtype && IsOnDeviceOf(rows)));

    private bool IsOnDeviceOf(torch.Tensor rows) =>
        storage!.device_type == rows.device_type && storage.device_index == rows.device_index;

    private void Grow(torch.Tensor rows, long needed)
    {
        var capacity = Math.Max(Smallest, Math.Max(needed, Length == 0 ? 0 : 2 * storage!.size(2)));
        var grown = torch
            .empty([rows.size(0), rows.size(1), capacity, rows.size(3)], rows.dtype, rows.device)
            .DetachFromDisposeScope();
        if (Length > 0)
        {
            using var old = View();
            using var place = grown.narrow(2, 0, Length);
            place.copy_(old);
        }

        storage?.Dispose();
        storage = grown;
    }
}
