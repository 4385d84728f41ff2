using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

/// <summary>
/// Rotary position embedding (Su et al. 2021): turns pairs of elements of each query and key by an angle that grows with
/// the position. Element i is paired with element i + Half, as in GPT-NeoX and Llama, or where <c>interleaved</c> with its
/// neighbour, as in GPT-J and DeepSeek. Heads come before positions, and keys are turned before they go into a cache.
/// </summary>
public sealed class Rotary<Width, Half> : Layer
    where Width : struct, IDim
    where Half : struct, IDim
{
    private readonly RotaryTable table;

    /// <summary>Angles position x theta^(-2i / Width), or what a scaling makes of them.</summary>
    /// <param name="halves">The evidence that the width is two halves: <c>HeadDim.IntoTwo</c>.</param>
    /// <param name="theta">The base of the frequencies.</param>
    /// <param name="interleaved">Whether elements 2i and 2i + 1 are a pair, and not i and i + Half.</param>
    /// <param name="scaling">How the frequencies are stretched to a longer context; null where they are not.</param>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>, or the scaling is none of Half pairs.</exception>
    public Rotary(
        Factors<Width, Two, Half> halves,
        double theta = 10000,
        bool interleaved = false,
        RotaryScaling? scaling = null
    )
        : base("Rotary")
    {
        halves.Verify();
        table = new RotaryTable(
            scaling?.Rule ?? new PlainRule(),
            theta,
            new RotaryPairs(Half.Size, AreNeighbours: interleaved)
        );
    }

    /// <summary>Angles position x frequency, for frequencies that were stretched to a longer context.</summary>
    /// <param name="halves">The evidence that the width is two halves: <c>HeadDim.IntoTwo</c>.</param>
    /// <param name="frequencies">One for each pair, in radians per position.</param>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>, or there are not Half frequencies.</exception>
    public Rotary(Factors<Width, Two, Half> halves, params ReadOnlySpan<float> frequencies)
        : base("Rotary")
    {
        halves.Verify();
        table =
            frequencies.Length == Half.Size
                ? new RotaryTable(
                    new GivenRule(frequencies.ToArray()),
                    theta: 0,
                    new RotaryPairs(Half.Size, AreNeighbours: false)
                )
                : throw new ShapeException(
                    $"{frequencies.Length} frequencies were given for {Describe.Dim<Half>()} ({Half.Size}) pairs. Give one for each pair."
                );
    }

    /// <summary>The queries or keys, each turned by its position.</summary>
    /// <param name="heads">[Batch, Heads, Seq, Width]</param>
    /// <param name="start">The first position: how many a cache holds already.</param>
    /// <returns>[Batch, Heads, Seq, Width]</returns>
    public Tensor<Batch, Heads, Seq, Width> Forward<Heads>(Tensor<Batch, Heads, Seq, Width> heads, long start = 0)
        where Heads : struct, IDim => new(table.Turn(heads.Raw, start));

    /// <summary>Keys that all heads share, each turned by its position.</summary>
    /// <param name="rows">[Batch, Seq, Width]</param>
    /// <param name="start">The first position: how many a cache holds already.</param>
    /// <returns>[Batch, Seq, Width]</returns>
    public Tensor<Batch, Seq, Width> Forward(Tensor<Batch, Seq, Width> rows, long start = 0) =>
        new(table.Turn(rows.Raw, start));

    /// <summary>The queries or keys, of which only the first part is turned.</summary>
    /// <param name="heads">[Batch, Heads, Seq, Whole]</param>
    /// <param name="sections">The evidence: <c>HeadDim.IntoSections</c>, the turned part and the rest.</param>
    /// <param name="start">The first position: how many a cache holds already.</param>
    /// <returns>[Batch, Heads, Seq, Whole]</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public Tensor<Batch, Heads, Seq, Whole> Forward<Heads, Whole, Rest>(
        Tensor<Batch, Heads, Seq, Whole> heads,
        Sections<Whole, Width, Rest> sections,
        long start = 0
    )
        where Heads : struct, IDim
        where Whole : struct, IDim
        where Rest : struct, IDim
    {
        using var scope = NewScope();
        var (turned, rest) = heads.Split(sections);
        return scope.Keep(Forward(turned, start).Concat(rest, sections));
    }

    /// <summary>Keys that all heads share, of which only the first part is turned.</summary>
    /// <param name="rows">[Batch, Seq, Whole]</param>
    /// <param name="sections">The evidence, the turned part and the rest.</param>
    /// <param name="start">The first position: how many a cache holds already.</param>
    /// <returns>[Batch, Seq, Whole]</returns>
    /// <exception cref="ShapeException">The evidence is a <c>default</c>.</exception>
    public Tensor<Batch, Seq, Whole> Forward<Whole, Rest>(
        Tensor<Batch, Seq, Whole> rows,
        Sections<Whole, Width, Rest> sections,
        long start = 0
    )
        where Whole : struct, IDim
        where Rest : struct, IDim
    {
        using var scope = NewScope();
        var (turned, rest) = rows.Split(sections);
        return scope.Keep(Forward(turned, start).Concat(rest, sections));
    }

    /// <summary>Not an operation on these axes, or not their evidence. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Rotary, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> Forward<D0, D1, D2, D3>(
        Tensor<D0, D1, D2, D3> heads,
        IEvidence sections,
        long start = 0
    )
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim => throw Explain.NotAnOperation(Explain.Rotary);

    /// <summary>Not an operation on these axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Rotary, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor<D0, D1, D2, D3> Forward<D0, D1, D2, D3>(Tensor<D0, D1, D2, D3> heads, long start = 0)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim => throw Explain.NotAnOperation(Explain.Rotary);

    /// <summary>Not an operation on these axes. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.Rotary, error: true, DiagnosticId = Explain.LayerId, UrlFormat = Explain.Url)]
    public Tensor<Batch, Seq, Width> Forward(ITensor heads, long start = 0) =>
        throw Explain.NotAnOperation(Explain.Rotary);
}
