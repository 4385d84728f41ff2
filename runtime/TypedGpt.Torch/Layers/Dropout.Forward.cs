using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public sealed partial class Dropout
{
    /// <summary>The dropout on [D0].</summary>
    /// <param name="x">[D0]</param>
    /// <returns>[D0]</returns>
    public Tensor<D0> Forward<D0>(Tensor<D0> x)
        where D0 : struct, IDim => Drops ? new(Dropped(x.Raw)) : x;

    /// <summary>The dropout on [D0, D1].</summary>
    /// <param name="x">[D0, D1]</param>
    /// <returns>[D0, D1]</returns>
    public Tensor<D0, D1> Forward<D0, D1>(Tensor<D0, D1> x)
        where D0 : struct, IDim
        where D1 : struct, IDim => Drops ? new(Dropped(x.Raw)) : x;

    /// <summary>The dropout on [D0, D1, D2].</summary>
    /// <param name="x">[D0, D1, D2]</param>
    /// <returns>[D0, D1, D2]</returns>
    public Tensor<D0, D1, D2> Forward<D0, D1, D2>(Tensor<D0, D1, D2> x)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim => Drops ? new(Dropped(x.Raw)) : x;

    /// <summary>The dropout on [D0, D1, D2, D3].</summary>
    /// <param name="x">[D0, D1, D2, D3]</param>
    /// <returns>[D0, D1, D2, D3]</returns>
    public Tensor<D0, D1, D2, D3> Forward<D0, D1, D2, D3>(Tensor<D0, D1, D2, D3> x)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim => Drops ? new(Dropped(x.Raw)) : x;

    /// <summary>The dropout on [D0, D1, D2, D3, D4].</summary>
    /// <param name="x">[D0, D1, D2, D3, D4]</param>
    /// <returns>[D0, D1, D2, D3, D4]</returns>
    public Tensor<D0, D1, D2, D3, D4> Forward<D0, D1, D2, D3, D4>(Tensor<D0, D1, D2, D3, D4> x)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim
        where D4 : struct, IDim => Drops ? new(Dropped(x.Raw)) : x;

    /// <summary>The dropout on [D0] probabilities, which then add up to 1 only on average.</summary>
    /// <param name="x">[D0]</param>
    /// <returns>[D0]</returns>
    public Probabilities<D0> Forward<D0>(Probabilities<D0> x)
        where D0 : struct, IDim => Drops ? new(Dropped(x.Raw)) : x;

    /// <summary>The dropout on [D0, D1] probabilities, which then add up to 1 only on average.</summary>
    /// <param name="x">[D0, D1]</param>
    /// <returns>[D0, D1]</returns>
    public Probabilities<D0, D1> Forward<D0, D1>(Probabilities<D0, D1> x)
        where D0 : struct, IDim
        where D1 : struct, IDim => Drops ? new(Dropped(x.Raw)) : x;

    /// <summary>The dropout on [D0, D1, D2] probabilities, which then add up to 1 only on average.</summary>
    /// <param name="x">[D0, D1, D2]</param>
    /// <returns>[D0, D1, D2]</returns>
    public Probabilities<D0, D1, D2> Forward<D0, D1, D2>(Probabilities<D0, D1, D2> x)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim => Drops ? new(Dropped(x.Raw)) : x;

    /// <summary>The dropout on [D0, D1, D2, D3] probabilities, which then add up to 1 only on average.</summary>
    /// <param name="x">[D0, D1, D2, D3]</param>
    /// <returns>[D0, D1, D2, D3]</returns>
    public Probabilities<D0, D1, D2, D3> Forward<D0, D1, D2, D3>(Probabilities<D0, D1, D2, D3> x)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim => Drops ? new(Dropped(x.Raw)) : x;

    /// <summary>The dropout on [D0, D1, D2, D3, D4] probabilities, which then add up to 1 only on average.</summary>
    /// <param name="x">[D0, D1, D2, D3, D4]</param>
    /// <returns>[D0, D1, D2, D3, D4]</returns>
    public Probabilities<D0, D1, D2, D3, D4> Forward<D0, D1, D2, D3, D4>(Probabilities<D0, D1, D2, D3, D4> x)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim
        where D4 : struct, IDim => Drops ? new(Dropped(x.Raw)) : x;

    /// <summary>Not an operation: indices and masks are not dropped. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Dropped, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor Forward(ITensor x) => throw Explain.NotAnOperation(Explain.Dropped);
}
