using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

[Ranks(1, 3, 4, 5)]
public readonly partial struct Tensor<D0, D1>
{
    /// <summary>The entries of <typeparamref name="D0"/> that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[A], each from 0 to D0 - 1.</param>
    /// <returns>[A, D1]</returns>
    [Ranks(1, 3, 4, 5, After = 1)]
    public Tensor<A, D1> Gather<A>(Indices<A, D0> indices)
        where A : struct, IDim => new(Choices.Gather(Raw, indices.Raw));

    /// <summary>The entries of <typeparamref name="D0"/> that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[A, B], each from 0 to D0 - 1.</param>
    /// <returns>[A, B, D1]</returns>
    [Ranks(1, 3, 4, After = 1)]
    public Tensor<A, B, D1> Gather<A, B>(Indices<A, B, D0> indices)
        where A : struct, IDim
        where B : struct, IDim => new(Choices.Gather(Raw, indices.Raw));

    /// <summary>The entries of <typeparamref name="D0"/> that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[A, B, C], each from 0 to D0 - 1.</param>
    /// <returns>[A, B, C, D1]</returns>
    [Ranks(1, 3, After = 1)]
    public Tensor<A, B, C, D1> Gather<A, B, C>(Indices<A, B, C, D0> indices)
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim => new(Choices.Gather(Raw, indices.Raw));

    /// <summary>The entries of <typeparamref name="D0"/> that <paramref name="indices"/> name.</summary>
    /// <param name="indices">[A, B, C, D], each from 0 to D0 - 1.</param>
    /// <returns>[A, B, C, D, D1]</returns>
    [Ranks(1, After = 1)]
    public Tensor<A, B, C, D, D1> Gather<A, B, C, D>(Indices<A, B, C, D, D0> indices)
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim
        where D : struct, IDim => new(Choices.Gather(Raw, indices.Raw));

    /// <summary>Not an operation: the indices count something else. Binding to it is a compile error that explains.</summary>
    [Ranks(1, 3, 4, 5, After = 1)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<A, D1> Gather<A, Other>(Indices<A, Other> indices)
        where A : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>Not an operation: the indices count something else. Binding to it is a compile error that explains.</summary>
    [Ranks(1, 3, 4, After = 1)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<A, B, D1> Gather<A, B, Other>(Indices<A, B, Other> indices)
        where A : struct, IDim
        where B : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>Not an operation: the indices count something else. Binding to it is a compile error that explains.</summary>
    [Ranks(1, 3, After = 1)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<A, B, C, D1> Gather<A, B, C, Other>(Indices<A, B, C, Other> indices)
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>Not an operation: the indices count something else. Binding to it is a compile error that explains.</summary>
    [Ranks(1, After = 1)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Tensor<A, B, C, D, D1> Gather<A, B, C, D, Other>(Indices<A, B, C, D, Other> indices)
        where A : struct, IDim
        where B : struct, IDim
        where C : struct, IDim
        where D : struct, IDim
        where Other : struct, IDim => throw Explain.NotAnOperation(Explain.Gather);
}
