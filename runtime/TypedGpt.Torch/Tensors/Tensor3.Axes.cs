using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2>
{
    /// <summary>The first two axes exchanged.</summary>
    /// <returns>[D1, D0, D2], a view.</returns>
    public Tensor<D1, D0, D2> TransposeFirst() => new(Raw.transpose(0, 1));

    /// <summary>Not an operation on three axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Explain.MiddleOfThree, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2> TransposeMiddle() => throw Explain.NotAnOperation(Explain.MiddleOfThree);

    /// <summary>The same rows for each of <typeparamref name="Heads"/>: one rotary key shared by all heads.</summary>
    /// <returns>[D0, Heads, D1, D2], a view.</returns>
    /// <exception cref="ShapeException"><typeparamref name="Heads"/> is known only at run time.</exception>
    public Tensor<D0, Heads, D1, D2> SharedBy<Heads>()
        where Heads : struct, IDim => new(Groups.Share<Heads>(Raw));
}
