using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public sealed partial class RmsNorm<Width>
{
    /// <summary>The norm on [D0, D1, Width].</summary>
    /// <param name="x">[D0, D1, Width]</param>
    /// <returns>[D0, D1, Width]</returns>
    [Ranks(0, 1, 3, 4)]
    public Tensor<D0, D1, Width> Forward<D0, D1>(Tensor<D0, D1, Width> x)
        where D0 : struct, IDim
        where D1 : struct, IDim => new(Compute(x.Raw));

    /// <summary>Not an operation: the last axis is another one. Binding to it is a compile error that explains.</summary>
    [Ranks(1, 3, 4)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Layer, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, Width> Forward<D0, D1, Other>(Tensor<D0, D1, Other> x)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Layer);

    /// <summary>Not an operation: the layer takes tensors. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.LayerInput, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor<Width> Forward(ITensor x) => throw Explain.NotAnOperation(Explain.LayerInput);
}
