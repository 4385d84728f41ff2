using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public sealed partial class Linear<In, Out>
{
    /// <summary>The layer on [In].</summary>
    /// <param name="x">[In]</param>
    /// <returns>[Out]</returns>
    public Tensor<Out> Forward(Tensor<In> x) => new(Compute(x.Raw));

    /// <summary>The layer on [D0, In].</summary>
    /// <param name="x">[D0, In]</param>
    /// <returns>[D0, Out]</returns>
    public Tensor<D0, Out> Forward<D0>(Tensor<D0, In> x)
        where D0 : struct, IDim => new(Compute(x.Raw));

    /// <summary>The layer on [D0, D1, In].</summary>
    /// <param name="x">[D0, D1, In]</param>
    /// <returns>[D0, D1, Out]</returns>
    public Tensor<D0, D1, Out> Forward<D0, D1>(Tensor<D0, D1, In> x)
        where D0 : struct, IDim
        where D1 : struct, IDim => new(Compute(x.Raw));

    /// <summary>The layer on [D0, D1, D2, In].</summary>
    /// <param name="x">[D0, D1, D2, In]</param>
    /// <returns>[D0, D1, D2, Out]</returns>
    public Tensor<D0, D1, D2, Out> Forward<D0, D1, D2>(Tensor<D0, D1, D2, In> x)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim => new(Compute(x.Raw));

    /// <summary>The layer on [D0, D1, D2, D3, In].</summary>
    /// <param name="x">[D0, D1, D2, D3, In]</param>
    /// <returns>[D0, D1, D2, D3, Out]</returns>
    public Tensor<D0, D1, D2, D3, Out> Forward<D0, D1, D2, D3>(Tensor<D0, D1, D2, D3, In> x)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim => new(Compute(x.Raw));

    /// <summary>Not an operation: the last axis is another one. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Layer, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor<D0, Out> Forward<D0, Other>(Tensor<D0, Other> x)
        where D0 : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Layer);

    /// <summary>Not an operation: the last axis is another one. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Layer, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, Out> Forward<D0, D1, Other>(Tensor<D0, D1, Other> x)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Layer);

    /// <summary>Not an operation: the last axis is another one. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Layer, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, Out> Forward<D0, D1, D2, Other>(Tensor<D0, D1, D2, Other> x)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Layer);

    /// <summary>Not an operation: the last axis is another one. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Layer, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3, Out> Forward<D0, D1, D2, D3, Other>(Tensor<D0, D1, D2, D3, Other> x)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Layer);

    /// <summary>Not an operation: the layer takes tensors. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.LayerInput, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor<Out> Forward(ITensor x) => throw Explain.NotAnOperation(Explain.LayerInput);
}
