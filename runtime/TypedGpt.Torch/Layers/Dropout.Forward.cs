using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public sealed partial class Dropout
{
    /// <summary>The dropout on [D0, D1].</summary>
    /// <param name="x">[D0, D1]</param>
    /// <returns>[D0, D1]</returns>
    [Ranks(1, 3, 4, 5)]
    public Tensor<D0, D1> Forward<D0, D1>(Tensor<D0, D1> x)
        where D0 : struct, IDim
        where D1 : struct, IDim => Drops ? new(Dropped(x.Raw)) : x;

    /// <summary>The dropout on [D0, D1] probabilities, which then add up to 1 only on average.</summary>
    /// <param name="x">[D0, D1]</param>
    /// <returns>[D0, D1]</returns>
    [Ranks(1, 3, 4, 5)]
    public Probabilities<D0, D1> Forward<D0, D1>(Probabilities<D0, D1> x)
        where D0 : struct, IDim
        where D1 : struct, IDim => Drops ? new(Dropped(x.Raw)) : x;

    /// <summary>Not an operation: indices and masks are not dropped. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Dropped, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor Forward(ITensor x) => throw Explain.NotAnOperation(Explain.Dropped);
}
