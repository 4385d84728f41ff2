using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

[Ranks(3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>For each [D0, D1], the rows of <typeparamref name="D2"/> that <paramref name="indices"/> name: the outputs of the chosen experts, for one.</summary>
    /// <param name="indices">[D0, D1, K], each from 0 to D2 - 1.</param>
    /// <returns>[D0, D1, K, D3]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, K, D3> PickRows<K>(Indices<D0, D1, K, D2> indices)
        where K : struct, IDim
    {
        Leading.Same<D0, D1>(Raw, indices.Raw);
        return new(Choices.PickRows(Raw, indices.Raw));
    }

    /// <summary>Not an operation: the indices count something else, or stand on other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> PickRows(ITensor indices) => throw Explain.NotAnOperation(Explain.Gather);
}
