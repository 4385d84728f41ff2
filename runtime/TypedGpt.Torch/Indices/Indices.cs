using System.ComponentModel;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Indices of shape [D0, D1], of type int64, each from 0 to Range - 1: what they count is <typeparamref name="Range"/>, so that positions never get into the token table.</summary>
[Ranks(1, 3, 4)]
public readonly partial struct Indices<D0, D1, Range> : ITensor
    where D0 : struct, IDim
    where D1 : struct, IDim
    where Range : struct, IDim
{
    /// <summary>Types a tensor that was just made; the innermost scope frees it.</summary>
    internal Indices(torch.Tensor made) => Raw = ScopeFrames.Made(made);

    /// <summary>The torch tensor itself: the way out of the typed world, where nothing is checked any more.</summary>
    public torch.Tensor Raw { get; private init; }

    /// <summary>Types a tensor that belongs to somebody already.</summary>
    internal static Indices<D0, D1, Range> Of(torch.Tensor existing) => new() { Raw = existing };

    /// <summary>These indices on <paramref name="device"/>.</summary>
    /// <param name="device">Where they are to be, such as <c>torch.CUDA</c>.</param>
    public Indices<D0, D1, Range> To(torch.Device device) => new(Raw.to(device));

    /// <summary><paramref name="next"/>, freeing these indices unless both are one: for a loop that needs only the latest.</summary>
    /// <param name="next">What takes the place of these.</param>
    public Indices<D0, D1, Range> ReplacedBy(Indices<D0, D1, Range> next)
    {
        Handles.Free(Raw, unless: next.Raw);
        return next;
    }

    /// <summary>The positions of the D1 axis: <paramref name="start"/>, <paramref name="start"/> + 1, and so on, as indices into a table of <typeparamref name="Context"/>.</summary>
    /// <param name="start">The first position: how many a cache holds already.</param>
    /// <returns>[D1], on the same device.</returns>
    /// <exception cref="ShapeException">They do not fit into <typeparamref name="Context"/>.</exception>
    public Indices<D1, Context> Positions<Context>(long start = 0)
        where Context : struct, IDim => new(Counting.Positions<Context>(Raw, start));

    /// <summary>The last <paramref name="count"/> along D1, an axis whose size is known only at run time.</summary>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <returns>[D0, D1], a view.</returns>
    /// <exception cref="ShapeException">There are fewer, or the size of D1 is part of its type.</exception>
    public Indices<D0, D1, Range> LastPositions(long count) => new(Slices.LastRows<D1>(Raw, count, axis: -1));

    /// <summary>The first <paramref name="count"/> along D1, an axis whose size is known only at run time.</summary>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <returns>[D0, D1], a view.</returns>
    /// <exception cref="ShapeException">There are fewer, or the size of D1 is part of its type.</exception>
    public Indices<D0, D1, Range> FirstPositions(long count) => new(Slices.FirstRows<D1>(Raw, count, axis: -1));

    /// <summary>Inputs and targets for predicting the next token: all but the last along D1, and all but the first.</summary>
    /// <returns>Twice [D0, D1], one position shorter, views.</returns>
    /// <exception cref="ShapeException">There are fewer than two, or the size of D1 is part of its type.</exception>
    public (Indices<D0, D1, Range> Inputs, Indices<D0, D1, Range> Targets) ForNextToken()
    {
        var (inputs, targets) = Counting.ForNextToken<D1>(Raw);
        return (new(inputs), new(targets));
    }

    /// <summary>The last ones along D1: the latest token of each sequence.</summary>
    /// <returns>[D0], a view.</returns>
    [Ranks(3, 4)]
    public Indices<D0, Range> Last() => new(Slices.At<D1>(Raw, -1, Raw.size(-1) - 1));

    /// <summary>These and one more along D1: each sequence with its next token.</summary>
    /// <param name="next">[D0]</param>
    /// <returns>[D0, D1], one longer.</returns>
    /// <exception cref="ShapeException">The two differ in the size of an axis known only at run time, or the size of D1 is part of its type.</exception>
    [Ranks(3, 4)]
    public Indices<D0, D1, Range> Append(Indices<D0, Range> next)
    {
        Leading.Same<D0>(Raw, next.Raw);
        return new(Counting.Append<D1>(Raw, next.Raw));
    }

    /// <summary>Not an operation: the next ones count something else or stand on other axes. Binding to it is a compile error that explains.</summary>
    [Ranks(3, 4)]
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Indices<D0, D1, Range> Append(ITensor next) => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>Where these are <paramref name="index"/>: the padding of each sequence, for one.</summary>
    /// <param name="index">From 0 to Range - 1.</param>
    /// <returns>[D0, D1]</returns>
    public Mask<D0, D1> Where(long index) => new(Counting.Equal(Raw, index));

    /// <summary>These, with <paramref name="index"/> where <paramref name="mask"/> is true: -100 at padding makes a target that the loss ignores.</summary>
    /// <param name="mask">[D0, D1]</param>
    /// <param name="index">What to put there.</param>
    /// <returns>[D0, D1]</returns>
    /// <exception cref="ShapeException">The mask was made for other sizes.</exception>
    public Indices<D0, D1, Range> Replace(Mask<D0, D1> mask, long index)
    {
        Sizes.Same<D0, D1>(Raw, mask.Raw);
        return new(Counting.Replace(Raw, mask.Raw, index));
    }

    /// <summary>Not an operation on indices. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Tensor operator +(Indices<D0, D1, Range> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.Elementwise);

    /// <summary>The indices as an array, row after row.</summary>
    public long[] ToArray() => Counting.ToArray(Raw);

    /// <summary>The sizes of the axes, for people.</summary>
    public override string ToString() => Describe.Typed<Indices<D0, D1, Range>>(Raw);

    /// <summary>The ones at <paramref name="index"/> along D1.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>[D0], a view.</returns>
    /// <exception cref="ShapeException">There is no such index.</exception>
    [Ranks(3, 4)]
    public Indices<D0, Range> Column(long index) => new(Slices.At<D1>(Raw, -1, index));

    /// <summary>The entries of D0 that <paramref name="rows"/> name: the sequences that a beam search goes on with, for one.</summary>
    /// <param name="rows">[A], each from 0 to D0 - 1.</param>
    /// <returns>[A, D1]</returns>
    [Ranks(1, 3, 4, After = 1)]
    public Indices<A, D1, Range> Gather<A>(Indices<A, D0> rows)
        where A : struct, IDim => new(Choices.Gather(Raw, rows.Raw));

    /// <summary>Not an operation: the rows count something else. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Gather, error: true, DiagnosticId = Explain.IndicesId, UrlFormat = Explain.Url)]
    public Indices<D0, D1, Range> Gather(ITensor rows) => throw Explain.NotAnOperation(Explain.Gather);

    /// <summary>Each index and <paramref name="number"/>; that they stay within Range is not looked at.</summary>
    public static Indices<D0, D1, Range> operator +(Indices<D0, D1, Range> left, long number) =>
        new(Counting.Add(left.Raw, number));

    /// <summary>Each index less <paramref name="number"/>; that they stay within Range is not looked at.</summary>
    public static Indices<D0, D1, Range> operator -(Indices<D0, D1, Range> left, long number) =>
        new(Counting.Add(left.Raw, -number));
}
