using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public sealed partial class Embedding<Range, Width>
{
    /// <summary>The rows that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[D0, D1], each from 0 to Range - 1.</param>
    /// <returns>[D0, D1, Width]</returns>
    [Ranks(1, 3, 4)]
    public Tensor<D0, D1, Width> Forward<D0, D1>(Indices<D0, D1, Range> indices)
        where D0 : struct, IDim
        where D1 : struct, IDim => new(Compute(indices.Raw));

    /// <summary>Not an operation: the indices count something else. Binding to it is a compile error that explains.</summary>
    [Ranks(1, 3, 4)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Table, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, Width> Forward<D0, D1, Other>(Indices<D0, D1, Other> indices)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Table);

    /// <summary>Not an operation: a table is read by indices. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Table, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<Width> Forward(ITensor indices) => throw Explain.NotAnOperation(Explain.Table);
}
