using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Functions of an element that take more than one step.</summary>
internal static class Caps
{
    public static torch.Tensor ReluSquared(torch.Tensor tensor)
    {
        using var positive = tensor.relu();
        return positive.square();
    }

    public static torch.Tensor QuickGelu(torch.Tensor tensor)
    {
        using var steeper = Scalars.Mul(tensor, 1.702);
        using var gate = steeper.sigmoid();
        return tensor.mul(gate);
    }

    public static torch.Tensor TimesRounded(torch.Tensor tensor, double factor)
    {
        using var rounded = torch.tensor(factor, tensor.dtype, tensor.device);
        return tensor.mul(rounded);
    }

    public static torch.Tensor Soft(torch.Tensor tensor, double cap)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cap);
        using var small = Scalars.Div(tensor, cap);
        using var bounded = small.tanh();
        return Scalars.Mul(bounded, cap);
    }
}
