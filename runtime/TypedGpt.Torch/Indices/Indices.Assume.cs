using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>The ways to make indices: from raw torch tensors, and from numbers.</summary>
public static partial class Indices
{
    /// <summary>
    /// Takes <paramref name="raw"/> for indices [D0, D1] into <typeparamref name="Range"/>. The way into the typed world: rank, sizes and
    /// element type are checked, and that a dim has one size. The values are not: that would cost a pass over them each time.
    /// </summary>
    /// <param name="raw">A tensor with these axes, of type int64.</param>
    /// <param name="name">What the exception calls it; the compiler fills it in.</param>
    /// <exception cref="ShapeException">It has another shape, with a table of the dims, or another type.</exception>
    [Ranks(1, 3, 4)]
    public static Indices<D0, D1, Range> Assume<D0, D1, Range>(
        torch.Tensor raw,
        [CallerArgumentExpression(nameof(raw))] string name = ""
    )
        where D0 : struct, IDim
        where D1 : struct, IDim
        where Range : struct, IDim
    {
        Assumption.Integers(raw, name);
        Assumption.Check(raw, name, [DimFact.Of<D0>(), DimFact.Of<D1>()]);
        return Indices<D0, D1, Range>.Of(raw);
    }
}
