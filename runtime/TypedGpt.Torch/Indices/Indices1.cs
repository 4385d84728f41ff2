using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Indices of shape [D0], of type int64, each from 0 to Range - 1: what they count is <typeparamref name="Range"/>, so that positions never get into the token table.</summary>
public readonly partial struct Indices<D0, Range> : ITensor
    where D0 : struct, IDim
    where Range : struct, IDim
{
    /// <summary>Types a tensor that was just made; the innermost scope frees it.</summary>
    internal Indices(torch.Tensor made) => Raw = ScopeFrames.Made(made);

    /// <summary>The torch tensor itself: the way out of the typed world, where nothing is checked any more.</summary>
    public torch.Tensor Raw { get; private init; }

    /// <summary>Types a tensor that belongs to somebody already.</summary>
    internal static Indices<D0, Range> Of(torch.Tensor existing) => new() { Raw = existing };

    /// <summary>These indices on <paramref name="device"/>.</summary>
    /// <param name="device">Where they are to be, such as <c>torch.CUDA</c>.</param>
    public Indices<D0, Range> To(torch.Device device) => new(Raw.to(device));

    /// <summary><paramref name="next"/>, freeing these indices unless both are one: for a loop that needs only the latest.</summary>
    /// <param name="next">What takes the place of these.</param>
    public Indices<D0, Range> ReplacedBy(Indices<D0, Range> next)
    {
        Handles.Free(Raw, unless: next.Raw);
        return next;
    }

    /// <summary>The positions of the D0 axis: <paramref name="start"/>, <paramref name="start"/> + 1, and so on, as indices into a table of <typeparamref name="Context"/>.</summary>
    /// <param name="start">The first position: how many a cache holds already.</param>
    /// <returns>[D0], on the same device.</returns>
    /// <exception cref="ShapeException">They do not fit into <typeparamref name="Context"/>.</exception>
    public Indices<D0, Context> Positions<Context>(long start = 0)
        where Context : struct, IDim => new(Counting.Positions<Context>(Raw, start));

    /// <summary>The last <paramref name="count"/> along D0, an axis whose size is known only at run time.</summary>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <returns>[D0], a view.</returns>
    /// <exception cref="ShapeException">There are fewer, or the size of D0 is part of its type.</exception>
    public Indices<D0, Range> LastPositions(long count) => new(Slices.LastRows<D0>(Raw, count, axis: -1));

    /// <summary>The first <paramref name="count"/> along D0, an axis whose size is known only at run time.</summary>
    /// <param name="count">How many, at most as many as there are.</param>
    /// <returns>[D0], a view.</returns>
    /// <exception cref="ShapeException">There are fewer, or the size of D0 is part of its type.</exception>
    public Indices<D0, Range> FirstPositions(long count) => new(Slices.FirstRows<D0>(Raw, count, axis: -1));

    /// <summary>Inputs and targets for predicting the next token: all but the last along D0, and all but the first.</summary>
    /// <returns>Twice [D0], one position shorter, views.</returns>
    /// <exception cref="ShapeException">There are fewer than two, or the size of D0 is part of its type.</exception>
    public (Indices<D0, Range> Inputs, Indices<D0, Range> Targets) ForNextToken()
    {
        var (inputs, targets) = Counting.ForNextToken<D0>(Raw);
        return (new(inputs), new(targets));
    }

    /// <summary>Not an operation on indices. Binding to it is a compile error that explains.</summary>
    [Obsolete(Explain.Elementwise, error: true, DiagnosticId = Explain.ElementwiseId, UrlFormat = Explain.Url)]
    public static Tensor operator +(Indices<D0, Range> left, ITensor right) =>
        throw Explain.NotAnOperation(Explain.Elementwise);

    /// <summary>The indices as an array, row after row.</summary>
    public long[] ToArray() => Counting.ToArray(Raw);

    /// <summary>The sizes of the axes, for people.</summary>
    public override string ToString() => Describe.Typed<Indices<D0, Range>>(Raw);
}
