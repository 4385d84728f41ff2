using System.ComponentModel;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

[Ranks(1, 2, 3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>The last axis, <typeparamref name="D3"/>, cut into its two sections.</summary>
    /// <param name="sections">The evidence, such as <c>Qkv.IntoSections</c>.</param>
    /// <returns>[D0, D1, D2, P0] and [D0, D1, D2, P1], views.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public (Tensor<D0, D1, D2, P0> First, Tensor<D0, D1, D2, P1> Second) Split<P0, P1>(Sections<D3, P0, P1> sections)
        where P0 : struct, IDim
        where P1 : struct, IDim
    {
        sections.Verify();
        return (new(Raw.narrow(-1, 0, P0.Size)), new(Raw.narrow(-1, P0.Size, P1.Size)));
    }

    /// <summary>Not an operation: the evidence is of another axis. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Split, error: true, DiagnosticId = Explain.PartsId, UrlFormat = Explain.Url)]
    public (Tensor<D0, D1, D2, P0> First, Tensor<D0, D1, D2, P1> Second) Split<Whole, P0, P1>(
        Sections<Whole, P0, P1> sections
    )
        where Whole : struct, IDim
        where P0 : struct, IDim
        where P1 : struct, IDim => throw Explain.NotAnOperation(Explain.Split);

    /// <summary>The last axis, <typeparamref name="D3"/>, cut into its three sections.</summary>
    /// <param name="sections">The evidence, such as <c>Qkv.IntoSections</c>.</param>
    /// <returns>[D0, D1, D2, P0] and [D0, D1, D2, P1] and [D0, D1, D2, P2], views.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public (Tensor<D0, D1, D2, P0> First, Tensor<D0, D1, D2, P1> Second, Tensor<D0, D1, D2, P2> Third) Split<
        P0,
        P1,
        P2
    >(Sections<D3, P0, P1, P2> sections)
        where P0 : struct, IDim
        where P1 : struct, IDim
        where P2 : struct, IDim
    {
        sections.Verify();
        return (
            new(Raw.narrow(-1, 0, P0.Size)),
            new(Raw.narrow(-1, P0.Size, P1.Size)),
            new(Raw.narrow(-1, P0.Size + P1.Size, P2.Size))
        );
    }

    /// <summary>Not an operation: the evidence is of another axis. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Split, error: true, DiagnosticId = Explain.PartsId, UrlFormat = Explain.Url)]
    public (Tensor<D0, D1, D2, P0> First, Tensor<D0, D1, D2, P1> Second, Tensor<D0, D1, D2, P2> Third) Split<
        Whole,
        P0,
        P1,
        P2
    >(Sections<Whole, P0, P1, P2> sections)
        where Whole : struct, IDim
        where P0 : struct, IDim
        where P1 : struct, IDim
        where P2 : struct, IDim => throw Explain.NotAnOperation(Explain.Split);

    /// <summary>Not an operation: this is evidence of a product. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Split, error: true, DiagnosticId = Explain.PartsId, UrlFormat = Explain.Url)]
    public (Tensor<D0, D1, D2, Outer> First, Tensor<D0, D1, D2, Inner> Second) Split<Whole, Outer, Inner>(
        Factors<Whole, Outer, Inner> factors
    )
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim => throw Explain.NotAnOperation(Explain.Split);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Concat, error: true, DiagnosticId = Explain.PartsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> Concat(ITensor second, IEvidence sections) =>
        throw Explain.NotAnOperation(Explain.Concat);

    /// <summary>This and <paramref name="second"/> one after the other along the last axis.</summary>
    /// <param name="second">[D0, D1, D2, P1]</param>
    /// <param name="sections">The evidence, such as <c>HeadDim.IntoSections</c>.</param>
    /// <returns>[D0, D1, D2, Whole]</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>, or an axis known only at run time differs in size.</exception>
    public Tensor<D0, D1, D2, Whole> Concat<Whole, P1>(Tensor<D0, D1, D2, P1> second, Sections<Whole, D3, P1> sections)
        where Whole : struct, IDim
        where P1 : struct, IDim
    {
        sections.Verify();
        Leading.Same<D0, D1, D2>(Raw, second.Raw);
        return new(torch.cat([Raw, second.Raw], -1));
    }

    /// <summary>Not an operation: the sections are not those of the evidence. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Concat, error: true, DiagnosticId = Explain.PartsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, Whole> Concat<Whole, P0, P1>(ITensor second, Sections<Whole, P0, P1> sections)
        where Whole : struct, IDim
        where P0 : struct, IDim
        where P1 : struct, IDim => throw Explain.NotAnOperation(Explain.Concat);

    /// <summary>Not an operation: this is evidence of another kind. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Concat, error: true, DiagnosticId = Explain.PartsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> Concat(ITensor second, ITensor third, IEvidence sections) =>
        throw Explain.NotAnOperation(Explain.Concat);

    /// <summary>This and <paramref name="second"/> and <paramref name="third"/> one after the other along the last axis.</summary>
    /// <param name="second">[D0, D1, D2, P1]</param>
    /// <param name="third">[D0, D1, D2, P2]</param>
    /// <param name="sections">The evidence, such as <c>HeadDim.IntoSections</c>.</param>
    /// <returns>[D0, D1, D2, Whole]</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>, or an axis known only at run time differs in size.</exception>
    public Tensor<D0, D1, D2, Whole> Concat<Whole, P1, P2>(
        Tensor<D0, D1, D2, P1> second,
        Tensor<D0, D1, D2, P2> third,
        Sections<Whole, D3, P1, P2> sections
    )
        where Whole : struct, IDim
        where P1 : struct, IDim
        where P2 : struct, IDim
    {
        sections.Verify();
        Leading.Same<D0, D1, D2>(Raw, second.Raw);
        Leading.Same<D0, D1, D2>(Raw, third.Raw);
        return new(torch.cat([Raw, second.Raw, third.Raw], -1));
    }

    /// <summary>Not an operation: the sections are not those of the evidence. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Concat, error: true, DiagnosticId = Explain.PartsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, Whole> Concat<Whole, P0, P1, P2>(
        ITensor second,
        ITensor third,
        Sections<Whole, P0, P1, P2> sections
    )
        where Whole : struct, IDim
        where P0 : struct, IDim
        where P1 : struct, IDim
        where P2 : struct, IDim => throw Explain.NotAnOperation(Explain.Concat);
}
