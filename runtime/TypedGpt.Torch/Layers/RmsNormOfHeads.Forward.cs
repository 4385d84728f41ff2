using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public sealed partial class RmsNormOfHeads<Heads, Width>
{
    /// <summary>The norm of each head.</summary>
    /// <param name="heads">[D0, Heads, D1, Width]: heads before positions.</param>
    /// <returns>[D0, Heads, D1, Width]</returns>
    public Tensor<D0, Heads, D1, Width> Forward<D0, D1>(Tensor<D0, Heads, D1, Width> heads)
        where D0 : struct, IDim
        where D1 : struct, IDim => new(Compute(heads.Raw));

    /// <summary>The norm of each head of a single sequence.</summary>
    /// <param name="heads">[Heads, D0, Width]: heads before positions.</param>
    /// <returns>[Heads, D0, Width]</returns>
    public Tensor<Heads, D0, Width> Forward<D0>(Tensor<Heads, D0, Width> heads)
        where D0 : struct, IDim => new(Compute(heads.Raw));

    /// <summary>Not an operation on these axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.HeadNorm, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> Forward<D0, D1, D2, D3>(Tensor<D0, D1, D2, D3> heads)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim => throw Explain.NotAnOperation(Explain.HeadNorm);

    /// <summary>Not an operation on these axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.HeadNorm, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor<Heads, Width> Forward(ITensor heads) => throw Explain.NotAnOperation(Explain.HeadNorm);
}
