using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>Adds to each of <typeparamref name="D1"/> a row of its own, the same for each [D0, D2]: the biases of experts (gpt-oss).</summary>
    /// <param name="rows">[D1, D3]</param>
    /// <returns>[D0, D1, D2, D3]</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, D3> AddToEach(Tensor<D1, D3> rows)
    {
        Sizes.Same<D1>(Raw, 1, rows.Raw, 0);
        Sizes.Same<D3>(Raw, -1, rows.Raw, -1);
        return new(Rows.AddToEach(Raw, rows.Raw));
    }

    /// <summary>Not an operation: there is one row for each of the second axis. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.EachRow, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> AddToEach(ITensor rows) => throw Explain.NotAnOperation(Explain.EachRow);
}
