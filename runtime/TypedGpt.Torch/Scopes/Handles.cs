using TorchSharp;
using TorchSharp.Modules;

namespace TypedGpt.Torch;

/// <summary>The life of torch handles.</summary>
internal static class Handles
{
    /// <summary>Frees <paramref name="tensor"/>, unless it is <paramref name="unless"/> or a parameter.</summary>
    public static void Free(torch.Tensor tensor, torch.Tensor unless)
    {
        if (!ReferenceEquals(tensor, unless) && tensor is not Parameter)
        {
            tensor.Dispose();
        }
    }

    /// <summary>The elements, row after row.</summary>
    public static float[] ToArray(torch.Tensor raw)
    {
        using var local = raw.to(torch.ScalarType.Float32, torch.CPU);
        using var packed = local.contiguous();
        return packed.data<float>().ToArray();
    }
}
