using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>A tensor [batch, heads, rows, width] to which rows are appended.</summary>
internal sealed class GrowingRows : IDisposable
{
    private const long Smallest = 16;
    private torch.Tensor? storage;

    public long Length { get; set; }

    public void RequireBatch(torch.Tensor rows)
    {
        if (storage is not null && storage.size(0) != rows.size(0))
        {
            throw new ShapeException(
                $"The cache holds a Batch of {storage.size(0)}, and {rows.size(0)} were appended. Clear the cache before another batch."
            );
        }
    }

    /// <summary>All rows, the new ones last; a view.</summary>
    public torch.Tensor Append(torch.Tensor rows)
    {
        using var noGradients = torch.no_grad();
        var count = rows.size(2);
        if (storage is null || storage.size(2) < Length + count)
        {
            Grow(rows, Length + count);
        }

        using var place = storage!.narrow(2, Length, count);
        place.copy_(rows);
        Length += count;
        return storage.narrow(2, 0, Length);
    }

    public void Dispose()
    {
        storage?.Dispose();
        storage = null;
        Length = 0;
    }

    private void Grow(torch.Tensor rows, long needed)
    {
        var capacity = Math.Max(Smallest, Math.Max(needed, 2 * (storage?.size(2) ?? 0)));
        var grown = torch
            .empty([rows.size(0), rows.size(1), capacity, rows.size(3)], rows.dtype, rows.device)
            .DetachFromDisposeScope();
        if (Length > 0)
        {
            using var old = storage!.narrow(2, 0, Length);
            using var place = grown.narrow(2, 0, Length);
            place.copy_(old);
        }

        storage?.Dispose();
        storage = grown;
    }
}
