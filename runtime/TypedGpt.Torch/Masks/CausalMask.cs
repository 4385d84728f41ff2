using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Hides the future: a position sees itself and what came before. With a cache there are more keys than queries; the
/// queries are then the last positions.
/// </summary>
public sealed class CausalMask<Context> : Layer
    where Context : struct, IDim
{
    private readonly SquareTable table = new(static size =>
    {
        using var all = torch.ones(size, size, torch.ScalarType.Bool);
        return all.triu(1);
    });

    /// <summary>A mask for up to <typeparamref name="Context"/> positions. Draws nothing and has no parameter.</summary>
    public CausalMask()
        : base("CausalMask") { }

    /// <summary>The mask for <paramref name="scores"/>.</summary>
    /// <param name="scores">[Batch, Heads, Seq, KeySeq]</param>
    /// <returns>[Seq, KeySeq], true where the key is later than the query.</returns>
    /// <exception cref="ShapeException">There are more keys than the context has positions, or fewer keys than queries.</exception>
    public Mask<Seq, KeySeq> For<Heads>(Tensor<Batch, Heads, Seq, KeySeq> scores)
        where Heads : struct, IDim => new(table.For<Context>(scores.Raw));

    /// <summary>The mask for the <paramref name="scores"/> of a single head.</summary>
    /// <param name="scores">[Batch, Seq, KeySeq]</param>
    /// <returns>[Seq, KeySeq], true where the key is later than the query.</returns>
    /// <exception cref="ShapeException">There are more keys than the context has positions, or fewer keys than queries.</exception>
    public Mask<Seq, KeySeq> For(Tensor<Batch, Seq, KeySeq> scores) => new(table.For<Context>(scores.Raw));

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            table.Dispose();
        }

        base.Dispose(disposing);
    }
}
