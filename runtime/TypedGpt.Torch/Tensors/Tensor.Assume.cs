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
    /// Takes <paramref name="raw"/> for [D0]. The way into the typed world: rank and sizes are checked, and that a dim has
    /// one size; which axis means what, nothing but this call says.
    /// </summary>
    /// <param name="raw">A tensor of rank 1.</param>
    /// <param name="name">What the exception calls it; the compiler fills it in.</param>
    /// <exception cref="ShapeException">It has another shape, with a table of the dims, or holds no floating point numbers.</exception>
    public static Tensor<D0> Assume<D0>(torch.Tensor raw, [CallerArgumentExpression(nameof(raw))] string name = "")
        where D0 : struct, IDim
    {
        Assumption.Floating(raw, name);
        Assumption.Check(raw, name, [DimFact.Of<D0>()]);
        return Tensor<D0>.Of(raw);
    }

    /// <summary>
    /// Takes <paramref name="raw"/> for [D0, D1]. The way into the typed world: rank and sizes are checked, and that a dim has
    /// one size; which axis means what, nothing but this call says.
    /// </summary>
    /// <param name="raw">A tensor of rank 2.</param>
    /// <param name="name">What the exception calls it; the compiler fills it in.</param>
    /// <exception cref="ShapeException">It has another shape, with a table of the dims, or holds no floating point numbers.</exception>
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

    /// <summary>
    /// Takes <paramref name="raw"/> for [D0, D1, D2]. The way into the typed world: rank and sizes are checked, and that a dim has
    /// one size; which axis means what, nothing but this call says.
    /// </summary>
    /// <param name="raw">A tensor of rank 3.</param>
    /// <param name="name">What the exception calls it; the compiler fills it in.</param>
    /// <exception cref="ShapeException">It has another shape, with a table of the dims, or holds no floating point numbers.</exception>
    public static Tensor<D0, D1, D2> Assume<D0, D1, D2>(
        torch.Tensor raw,
        [CallerArgumentExpression(nameof(raw))] string name = ""
    )
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
    {
        Assumption.Floating(raw, name);
        Assumption.Check(raw, name, [DimFact.Of<D0>(), DimFact.Of<D1>(), DimFact.Of<D2>()]);
        return Tensor<D0, D1, D2>.Of(raw);
    }

    /// <summary>
    /// Takes <paramref name="raw"/> for [D0, D1, D2, D3]. The way into the typed world: rank and sizes are checked, and that a dim has
    /// one size; which axis means what, nothing but this call says.
    /// </summary>
    /// <param name="raw">A tensor of rank 4.</param>
    /// <param name="name">What the exception calls it; the compiler fills it in.</param>
    /// <exception cref="ShapeException">It has another shape, with a table of the dims, or holds no floating point numbers.</exception>
    public static Tensor<D0, D1, D2, D3> Assume<D0, D1, D2, D3>(
        torch.Tensor raw,
        [CallerArgumentExpression(nameof(raw))] string name = ""
    )
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim
    {
        Assumption.Floating(raw, name);
        Assumption.Check(raw, name, [DimFact.Of<D0>(), DimFact.Of<D1>(), DimFact.Of<D2>(), DimFact.Of<D3>()]);
        return Tensor<D0, D1, D2, D3>.Of(raw);
    }

    /// <summary>
    /// Takes <paramref name="raw"/> for [D0, D1, D2, D3, D4]. The way into the typed world: rank and sizes are checked, and that a dim has
    /// one size; which axis means what, nothing but this call says.
    /// </summary>
    /// <param name="raw">A tensor of rank 5.</param>
    /// <param name="name">What the exception calls it; the compiler fills it in.</param>
    /// <exception cref="ShapeException">It has another shape, with a table of the dims, or holds no floating point numbers.</exception>
    public static Tensor<D0, D1, D2, D3, D4> Assume<D0, D1, D2, D3, D4>(
        torch.Tensor raw,
        [CallerArgumentExpression(nameof(raw))] string name = ""
    )
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim
        where D4 : struct, IDim
    {
        Assumption.Floating(raw, name);
        Assumption.Check(
            raw,
            name,
            [DimFact.Of<D0>(), DimFact.Of<D1>(), DimFact.Of<D2>(), DimFact.Of<D3>(), DimFact.Of<D4>()]
        );
        return Tensor<D0, D1, D2, D3, D4>.Of(raw);
    }
}
