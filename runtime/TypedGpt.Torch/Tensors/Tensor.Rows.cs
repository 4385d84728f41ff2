using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

[Ranks(2, 3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>Each row, along <typeparamref name="D3"/>, multiplied by a number of its own.</summary>
    /// <param name="factors">[D0, D1, D2]: one number for each row.</param>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, D3> ScaleRows(Tensor<D0, D1, D2> factors)
    {
        Leading.Same<D0, D1, D2>(Raw, factors.Raw);
        return new(Rows.ScaleRows(Raw, factors.Raw));
    }

    /// <summary>Each row, along <typeparamref name="D3"/>, multiplied by a probability of its own: what an expert says by its gate.</summary>
    /// <param name="factors">[D0, D1, D2]: one probability for each row.</param>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, D3> ScaleRows(Probabilities<D0, D1, D2> factors) => ScaleRows(factors.AsTensor());

    /// <summary>Not an operation: the numbers are not one for each row. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Rows, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> ScaleRows(ITensor factors) => throw Explain.NotAnOperation(Explain.Rows);

    /// <summary>Each row, along <typeparamref name="D3"/>, divided by a number of its own.</summary>
    /// <param name="divisors">[D0, D1, D2]: one number for each row.</param>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, D3> DivideRows(Tensor<D0, D1, D2> divisors)
    {
        Leading.Same<D0, D1, D2>(Raw, divisors.Raw);
        return new(Rows.DivideRows(Raw, divisors.Raw));
    }

    /// <summary>Not an operation: the numbers are not one for each row. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Rows, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> DivideRows(ITensor divisors) => throw Explain.NotAnOperation(Explain.Rows);

    /// <summary>Each row, along <typeparamref name="D3"/>, plus a number of its own.</summary>
    /// <param name="numbers">[D0, D1, D2]: one number for each row.</param>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time.</exception>
    public Tensor<D0, D1, D2, D3> AddToRows(Tensor<D0, D1, D2> numbers)
    {
        Leading.Same<D0, D1, D2>(Raw, numbers.Raw);
        return new(Rows.AddToRows(Raw, numbers.Raw));
    }

    /// <summary>Not an operation: the numbers are not one for each row. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Rows, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> AddToRows(ITensor numbers) => throw Explain.NotAnOperation(Explain.Rows);
}
