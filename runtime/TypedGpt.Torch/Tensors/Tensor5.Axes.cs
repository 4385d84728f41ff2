using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

public readonly partial struct Tensor<D0, D1, D2, D3, D4>
{
    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Flatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3, D4> FlattenHeads(IEvidence evidence) => throw Explain.NotAnOperation(Explain.Flatten);

    /// <summary>The axes of groups and members as one axis of heads.</summary>
    /// <param name="factors">The evidence, such as <c>Heads.IntoKvHeads</c>.</param>
    /// <returns>[D0, Whole, D3, D4].</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public Tensor<D0, Whole, D3, D4> FlattenHeads<Whole>(Factors<Whole, D1, D2> factors)
        where Whole : struct, IDim
    {
        factors.Verify();
        return new(Raw.flatten(1, 2));
    }

    /// <summary>Not an operation: the second and third axes are not those of the evidence. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Flatten, error: true, DiagnosticId = Explain.HeadsId, UrlFormat = Explain.Url)]
    public Tensor<D0, Whole, D3, D4> FlattenHeads<Whole, Outer, Inner>(Factors<Whole, Outer, Inner> factors)
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Flatten);
}
