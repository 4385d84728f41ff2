using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

public readonly partial struct Tensor
{
    /// <summary>
    /// Takes <paramref name="raw"/> for a number. The way into the typed world: nothing but this call says that it is one.
    /// </summary>
    /// <param name="raw">A tensor of rank 0.</param>
    /// <param name="name">What the exception calls it; the compiler fills it in.</param>
    /// <exception cref="ShapeException">It is of another rank or holds no floating point numbers.</exception>
    public static Tensor AssumeNumber(torch.Tensor raw, [CallerArgumentExpression(nameof(raw))] string name = "")
    {
        Assumption.Floating(raw, name);
        Assumption.Check(raw, name, []);
        return Of(raw);
    }

    /// <summary>
    /// Takes <paramref name="raw"/> for [D0, D1]. The way into the typed world: rank and sizes are checked, and that a dim has
    /// one size; which axis means what, nothing but this call says.
    /// </summary>
    /// <param name="raw">A tensor with these axes.</param>
    /// <param name="name">What the exception calls it; the compiler fills it in.</param>
    /// <exception cref="ShapeException">It has another shape, with a table of the dims, or holds no floating point numbers.</exception>
    [Ranks(1, 3, 4, 5)]
    public static Tensor<D0, D1> Assume<D0, D1>(
        torch.Tensor raw,
        [CallerArgumentExpression(nameof(raw))] string name = ""
    )
        where D0 : struct, IDim
        where D1 : struct, IDim
    {
        Assumption.Floating(raw, name);
        Assumption.Check(raw, name, [DimFact.Of<D0>(), DimFact.Of<D1>()]);
        return Tensor<D0, D1>.Of(raw);
    }
}
