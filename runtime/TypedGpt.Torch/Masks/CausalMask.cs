using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Hides the future: a position sees itself and what came before, up to <typeparamref name="Context"/> positions.</summary>
public sealed class CausalMask<Context>() : AttentionMask<Context>("CausalMask", Mask)
    where Context : struct, IDim
{
    private static torch.Tensor Mask(long size)
    {
        using var all = torch.ones(size, size, torch.ScalarType.Bool);
        return all.triu(1);
    }
}
