using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Matrix products.</summary>
internal static class Products
{
    /// <summary>
    /// The product, whose axes the types and their sizes have made sure of. What is left is looked at here: TorchSharp 0.107
    /// lets the exception of this one operation end the process.
    /// </summary>
    /// <exception cref="ShapeException">The operands are of two element types, or on two devices.</exception>
    public static torch.Tensor MatMul(torch.Tensor left, torch.Tensor right)
    {
        if (left.dtype != right.dtype)
        {
            throw new ShapeException(
                $"A matrix product needs operands of one element type, and these are {left.dtype} and {right.dtype}. Bring one of them to the other's with To, or both layers with to(...)."
            );
        }

        if (left.device_type != right.device_type || left.device_index != right.device_index)
        {
            throw new ShapeException(
                $"A matrix product needs operands on one device, and these are on {left.device} and {right.device}. Bring one of them to the other's with To."
            );
        }

        return left.matmul(right);
    }
}
