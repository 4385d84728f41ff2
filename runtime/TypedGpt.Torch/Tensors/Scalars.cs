using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Arithmetic with a number. Torch wants a native object for it, which is freed at once here instead of waiting for the
/// garbage collector.
/// </summary>
internal static class Scalars
{
    public static readonly Scalar Zero = 0.0;
    public static readonly Scalar One = 1.0;
    public static readonly Scalar NegativeInfinity = double.NegativeInfinity;

    public static torch.Tensor Add(torch.Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.add(scalar);
    }

    public static torch.Tensor Sub(torch.Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.sub(scalar);
    }

    public static torch.Tensor SubFrom(double number, torch.Tensor tensor)
    {
        using var negated = tensor.neg();
        return Add(negated, number);
    }

    public static torch.Tensor Mul(torch.Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.mul(scalar);
    }

    public static torch.Tensor Div(torch.Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.div(scalar);
    }

    public static torch.Tensor Clamp(torch.Tensor tensor, double low, double high)
    {
        using Scalar min = low;
        using Scalar max = high;
        return tensor.clamp(min, max);
    }
}
