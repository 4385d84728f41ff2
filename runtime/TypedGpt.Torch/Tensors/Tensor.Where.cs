using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor
{
    /// <summary>The elements of <paramref name="yes"/> where <paramref name="mask"/> is true, elsewhere those of <paramref name="no"/>.</summary>
    /// <param name="mask">[D0, D1]</param>
    /// <param name="yes">[D0, D1]</param>
    /// <param name="no">[D0, D1]</param>
    /// <returns>[D0, D1]</returns>
    /// <exception cref="ShapeException">Two differ in the size of an axis known only at run time.</exception>
    [Ranks(1, 3, 4, 5)]
    public static Tensor<D0, D1> Where<D0, D1>(Mask<D0, D1> mask, Tensor<D0, D1> yes, Tensor<D0, D1> no)
        where D0 : struct, IDim
        where D1 : struct, IDim
    {
        Sizes.Same<D0, D1>(mask.Raw, yes.Raw);
        Sizes.Same<D0, D1>(mask.Raw, no.Raw);
        return new(TorchSharp.torch.where(mask.Raw, yes.Raw, no.Raw));
    }

    /// <summary>Not an operation: the mask and the two are of other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Tensor Where(ITensor mask, ITensor yes, ITensor no) =>
        throw Explain.NotAnOperation(Explain.Elementwise);
}
