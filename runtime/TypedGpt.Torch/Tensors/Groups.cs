using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Heads that share something.</summary>
internal static class Groups
{
    /// <summary>[A, B, C, M, K] x [A, B, K, N]: the C share a right operand.</summary>
    public static torch.Tensor MatMul(torch.Tensor left, torch.Tensor right)
    {
        using var shared = right.unsqueeze(2);
        return Products.MatMul(left, shared);
    }

    /// <summary>[A, B, C] as [A, Heads, B, C], a view.</summary>
    public static torch.Tensor Share<Heads>(torch.Tensor tensor)
        where Heads : struct, IDim
    {
        if (Heads.Size < 0)
        {
            throw new ShapeException(
                $"{Describe.Dim<Heads>()} is known only at run time, so there is no number of copies. Share by a dim of the model."
            );
        }

        using var one = tensor.unsqueeze(1);
        return one.expand(-1, Heads.Size, -1, -1);
    }
}
