using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

[Ranks(2, 3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>The same keys or values, <typeparamref name="D2"/> now standing for what answers: its key twin.</summary>
    /// <typeparam name="Keys">The dim that is declared as <c>IKeysOf</c> of <typeparamref name="D2"/>.</typeparam>
    /// <returns>[D0, D1, Keys, D3], the same tensor.</returns>
    /// <exception cref="ShapeException">The two dims differ in size.</exception>
    public Tensor<D0, D1, Keys, D3> AsKeys<Keys>()
        where Keys : struct, IKeysOf<D2>
    {
        Sizes.Twins<D2, Keys>();
        return Tensor<D0, D1, Keys, D3>.Of(Raw);
    }

    /// <summary>Not an operation: the dim is no key twin of this axis. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Twins, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, Keys, D3> AsKeys<Keys>(ITensor? never = null)
        where Keys : struct, IDim => throw Explain.NotAnOperation(Explain.Twins);
}
