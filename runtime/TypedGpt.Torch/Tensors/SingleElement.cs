using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

/// <summary>Leaving out an axis of one element.</summary>
public static partial class SingleElement
{
    /// <summary>The one element of each row: what a layer to <see cref="One"/> gives, without that axis.</summary>
    /// <param name="tensor">[D0, D1, One]</param>
    /// <returns>[D0, D1], a view.</returns>
    [Ranks(0, 1, 3, 4)]
    public static Tensor<D0, D1> Single<D0, D1>(this Tensor<D0, D1, One> tensor)
        where D0 : struct, IDim
        where D1 : struct, IDim => new(tensor.Raw.squeeze(-1));

    /// <summary>Not an operation: the last axis is not One. Binding to it is a compile error that explains.</summary>
    [Ranks(0, 1, 3, 4)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Single, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public static Tensor<D0, D1> Single<D0, D1, Other>(this Tensor<D0, D1, Other> tensor)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Single);
}
