using TorchSharp;
using TorchSharp.Modules;

namespace TypedGpt.Torch;

/// <summary>
/// How parameters begin. With the same seed they get the same numbers as PyTorch's, whose formulas these are.
/// </summary>
internal static class InitialValues
{
    /// <summary>A parameter of <paramref name="shape"/>.</summary>
    public static Parameter Of(Init init, double std, params long[] shape)
    {
        RequireSizes(shape);
        return init switch
        {
            Init.Zeros => Make(shape, _ => { }),
            Init.Ones => Make(shape, values => values.fill_(Scalars.One)),
            Init.Normal => Make(shape, values => values.normal_(0, std)),
            Init.KaimingUniform => Uniform(KaimingBound(shape[^1]), shape),
            _ => throw new ArgumentOutOfRangeException(nameof(init), init, "There is no such way to begin."),
        };
    }

    /// <summary>A parameter of <paramref name="shape"/>, uniform in ±<paramref name="bound"/>.</summary>
    public static Parameter Uniform(double bound, params long[] shape) =>
        Make(shape, values => values.uniform_(-bound, bound));

    /// <summary>
    /// The bound of nn.Linear's weight: He et al. 2015 with a = sqrt 5, which is 1 / sqrt(inputs) but for the rounding of
    /// PyTorch's detour, kept here.
    /// </summary>
    public static double KaimingBound(long inputs)
    {
        var slope = Math.Sqrt(5);
        var gain = Math.Sqrt(2 / (1 + slope * slope));
        return Math.Sqrt(3) * (gain / Math.Sqrt(inputs));
    }

    /// <summary>Demands that each size is known when the code is compiled.</summary>
    public static void RequireSizes(params ReadOnlySpan<long> shape)
    {
        if (shape.IndexOf(-1) >= 0)
        {
            throw new ShapeException(
                $"A parameter needs a size for each axis, and one of [{string.Join(", ", shape.ToArray())}] is known only at run time (-1). Use dims of the model."
            );
        }
    }

    private static Parameter Make(long[] shape, Action<torch.Tensor> fill) => ParameterSource.Current.Make(shape, fill);
}
