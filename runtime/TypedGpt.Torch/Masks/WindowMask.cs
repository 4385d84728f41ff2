using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Hides the future and what is too long ago: a position sees itself and the <typeparamref name="Window"/> - 1 before it
/// (Beltagy et al. 2020). With a cache there are more keys than queries; the queries are then the last positions.
/// </summary>
public sealed class WindowMask<Context, Window> : Layer
    where Context : struct, IDim
    where Window : struct, IDim
{
    private readonly SquareTable table = new(static size =>
    {
        using var all = torch.ones(size, size, torch.ScalarType.Bool);
        using var future = all.triu(1);
        using var past = all.tril(-Window.Size);
        return future.logical_or(past);
    });

    /// <summary>A mask for up to <typeparamref name="Context"/> positions. Draws nothing and has no parameter.</summary>
    /// <exception cref="ShapeException">The window is known only at run time.</exception>
    public WindowMask()
        : base("WindowMask")
    {
        if (Window.Size < 1)
        {
            throw new ShapeException(
                $"A window shows at least one position, and {Describe.Dim<Window>()} is {Window.Size}. Use a dim of the model, such as [Dim(256)] partial struct Window."
            );
        }
    }

    /// <summary>The mask for <paramref name="scores"/>.</summary>
    /// <param name="scores">[Batch, Heads, Seq, KeySeq]</param>
    /// <returns>[Seq, KeySeq], true where the key is later than the query, or Window or more before it.</returns>
    /// <exception cref="ShapeException">There are more keys than the context has positions, or fewer keys than queries.</exception>
    public Mask<Seq, KeySeq> For<Heads>(Tensor<Batch, Heads, Seq, KeySeq> scores)
        where Heads : struct, IDim => new(table.For<Context>(scores.Raw));

    /// <summary>The mask for the <paramref name="scores"/> of a single head.</summary>
    /// <param name="scores">[Batch, Seq, KeySeq]</param>
    /// <returns>[Seq, KeySeq], true where the key is later than the query, or Window or more before it.</returns>
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
