using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch;

/// <summary>
/// Attention with linear biases (Press et al. 2022): instead of position embeddings, each head lowers a score by the
/// distance of the key times a slope of its own.
/// </summary>
public sealed class Alibi<Context, Heads> : Layer
    where Context : struct, IDim
    where Heads : struct, IDim
{
    private readonly double[] slopes;
    private readonly LinearBiases biases;

    /// <summary>Biases for up to <typeparamref name="Context"/> positions. Draws nothing and has no parameter.</summary>
    /// <exception cref="ShapeException">The number of heads is known only at run time.</exception>
    public Alibi()
        : base("Alibi")
    {
        slopes = Slopes();
        biases = new LinearBiases(slopes);
    }

    /// <summary>The slope of each head.</summary>
    public IReadOnlyList<double> SlopeOfHead => slopes;

    /// <summary>The biases for <paramref name="scores"/>, to be added to them before the mask.</summary>
    /// <param name="scores">[Batch, Heads, Seq, KeySeq]</param>
    /// <returns>[Heads, Seq, KeySeq]: slope x (key - query), which is not positive for what a query may see.</returns>
    /// <exception cref="ShapeException">There are more keys than the context has positions, or fewer keys than queries.</exception>
    public Tensor<Heads, Seq, KeySeq> For(Tensor<Batch, Heads, Seq, KeySeq> scores) =>
        new(biases.For(PositionSpan.OfScores<Context>(scores.Raw, scores.Raw.dtype)));

    /// <summary>Not scores of these heads. Binding to it is a compile error that explains.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Explain.MaskAxes, error: true, DiagnosticId = Explain.MaskId, UrlFormat = Explain.Url)]
    public Tensor<Heads, Seq, KeySeq> For(ITensor scores) => throw Explain.NotAnOperation(Explain.MaskAxes);

    /// <summary>
    /// For 2ⁿ heads the geometric sequence that begins with its own ratio 2^(-8 / heads); for another number, that of the
    /// power of two below it, then every other one of twice that power.
    /// </summary>
    private static double[] Slopes()
    {
        if (Heads.Size < 1)
        {
            throw new ShapeException(
                $"Each head has a slope of its own, and {Describe.Dim<Heads>()} is {Heads.Size}. Use a dim of the model."
            );
        }

        var power = 1L << (int)Math.Floor(Math.Log2(Heads.Size));
        return
        [
            .. Enumerable.Range(1, (int)power).Select(head => Math.Pow(2, -8.0 * head / power)),
            .. Enumerable.Range(0, (int)(Heads.Size - power)).Select(i => Math.Pow(2, -4.0 * (2 * i + 1) / power)),
        ];
    }
}
