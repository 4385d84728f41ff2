using System.ComponentModel;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

[Ranks(2, 3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3>
{
    /// <summary>The rows of this and then those of <paramref name="second"/>, along <typeparamref name="D2"/>, whose size is known only at run time: two texts as one.</summary>
    /// <param name="second">[D0, D1, D2, D3]</param>
    /// <returns>[D0, D1, D2, D3], as many rows as both.</returns>
    /// <exception cref="ShapeException">The size of <typeparamref name="D2"/> is part of its type, or another axis known only at run time differs in size.</exception>
    public Tensor<D0, D1, D2, D3> ConcatRows(Tensor<D0, D1, D2, D3> second)
    {
        Joins.Open<D2>("SplitRows and ConcatRows with evidence cut and join it.");
        Leading.Same<D0, D1>(Raw, second.Raw);
        Sizes.Same<D3>(Raw, second.Raw);
        return new(torch.cat([Raw, second.Raw], -2));
    }

    /// <summary>The rows of this and then those of <paramref name="second"/>: a prefix before a text, experts before others.</summary>
    /// <param name="second">[D0, D1, P1, D3]</param>
    /// <param name="parts">The evidence that <typeparamref name="Whole"/> = <typeparamref name="D2"/> + <typeparamref name="P1"/>.</param>
    /// <returns>[D0, D1, Whole, D3]</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>, or an axis known only at run time differs in size.</exception>
    public Tensor<D0, D1, Whole, D3> ConcatRows<Whole, P1>(Tensor<D0, D1, P1, D3> second, Sections<Whole, D2, P1> parts)
        where Whole : struct, IDim
        where P1 : struct, IDim
    {
        parts.Verify();
        Leading.Same<D0, D1>(Raw, second.Raw);
        Sizes.Same<D3>(Raw, second.Raw);
        return new(torch.cat([Raw, second.Raw], -2));
    }

    /// <summary>Not an operation: the rows are of other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.JoinedRows, error: true, DiagnosticId = Explain.PartsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> ConcatRows(ITensor second) => throw Explain.NotAnOperation(Explain.JoinedRows);

    /// <summary>Not an operation: the rows are not the parts of the evidence. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.JoinedRows, error: true, DiagnosticId = Explain.PartsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, Whole, D3> ConcatRows<Whole, P0, P1>(ITensor second, Sections<Whole, P0, P1> parts)
        where Whole : struct, IDim
        where P0 : struct, IDim
        where P1 : struct, IDim => throw Explain.NotAnOperation(Explain.JoinedRows);

    /// <summary>The rows of <typeparamref name="D2"/> cut into the two parts of the evidence.</summary>
    /// <param name="parts">The evidence, such as <c>Whole.IntoSections</c>.</param>
    /// <returns>[D0, D1, P0, D3] and [D0, D1, P1, D3], views.</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public (Tensor<D0, D1, P0, D3> First, Tensor<D0, D1, P1, D3> Second) SplitRows<P0, P1>(Sections<D2, P0, P1> parts)
        where P0 : struct, IDim
        where P1 : struct, IDim
    {
        parts.Verify();
        return (new(Raw.narrow(-2, 0, P0.Size)), new(Raw.narrow(-2, P0.Size, P1.Size)));
    }

    /// <summary>Not an operation: the evidence is of another axis. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.JoinedRows, error: true, DiagnosticId = Explain.PartsId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> SplitRows(IEvidence parts) => throw Explain.NotAnOperation(Explain.JoinedRows);

    /// <summary>This and then <paramref name="second"/> along the first axis, <typeparamref name="D0"/>, whose size is known only at run time: two batches as one.</summary>
    /// <param name="second">[D0, D1, D2, D3]</param>
    /// <returns>[D0, D1, D2, D3], as many as both.</returns>
    /// <exception cref="ShapeException">The size of <typeparamref name="D0"/> is part of its type, or another axis known only at run time differs in size.</exception>
    [Ranks(2, 3, 5, After = 1)]
    public Tensor<D0, D1, D2, D3> ConcatFirst(Tensor<D0, D1, D2, D3> second)
    {
        Joins.Open<D0>("Stack or Gather make an axis of another size.");
        Sizes.Same<D1, D2, D3>(Raw, second.Raw);
        return new(torch.cat([Raw, second.Raw], 0));
    }

    /// <summary>Not an operation: the two are of other axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> ConcatFirst(ITensor second) => throw Explain.NotAnOperation(Explain.Elementwise);
}
