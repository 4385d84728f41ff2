using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Sections of an axis.</summary>
internal static class Slices
{
    /// <summary>The slice at <paramref name="index"/>, without the axis; a view.</summary>
    public static torch.Tensor At<D>(torch.Tensor tensor, int axis, long index)
        where D : struct, IDim
    {
        var size = tensor.size(axis);
        return index >= 0 && index < size
            ? tensor.select(axis, index)
            : throw new ShapeException(
                $"There is no index {index} in {Describe.Dim<D>()}, which has {size} elements here: 0 to {size - 1}."
            );
    }

    /// <summary>The last row, without its axis; a view.</summary>
    public static torch.Tensor Last<D>(torch.Tensor tensor)
        where D : struct, IDim => At<D>(tensor, -2, tensor.size(-2) - 1);

    /// <summary>The first rows of an axis of open size; a view.</summary>
    public static torch.Tensor FirstRows<D>(torch.Tensor tensor, long count, int axis = -2)
        where D : struct, IDim
    {
        Enough<D>(count, tensor.size(axis));
        return tensor.narrow(axis, 0, count);
    }

    /// <summary>The last rows of an axis of open size; a view.</summary>
    public static torch.Tensor LastRows<D>(torch.Tensor tensor, long count, int axis = -2)
        where D : struct, IDim
    {
        var size = tensor.size(axis);
        Enough<D>(count, size);
        return tensor.narrow(axis, size - count, count);
    }

    private static void Enough<D>(long count, long size)
        where D : struct, IDim
    {
        if (D.Size >= 0)
        {
            throw new ShapeException(
                $"{Describe.Dim<D>()} has {D.Size} elements by its type; {count} of them would be another dim. Cut it with Split and evidence, or take one with Row."
            );
        }

        if (count < 0 || count > size)
        {
            throw new ShapeException(
                $"{count} of {Describe.Dim<D>()} were asked for, and there are {size}. Ask for 0 to {size}."
            );
        }
    }
}
