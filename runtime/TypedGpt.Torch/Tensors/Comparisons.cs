using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Comparisons with a number.</summary>
internal static class Comparisons
{
    public static torch.Tensor Greater(torch.Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.gt(scalar);
    }

    public static torch.Tensor Less(torch.Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.lt(scalar);
    }

    public static torch.Tensor AtLeast(torch.Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.ge(scalar);
    }

    public static torch.Tensor AtMost(torch.Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.le(scalar);
    }
}
