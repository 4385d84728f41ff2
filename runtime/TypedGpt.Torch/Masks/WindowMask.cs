namespace TypedGpt.Torch;

/// <summary>
/// Hides the future and what is too long ago: a position sees itself and the <typeparamref name="Window"/> - 1 before it
/// (Beltagy et al. 2020), up to <typeparamref name="Context"/> positions.
/// </summary>
public sealed class WindowMask<Context, Window> : AttentionMask<Context>
    where Context : struct, IDim
    where Window : struct, IDim
{
    /// <summary>A mask that shows Window positions.</summary>
    /// <exception cref="ShapeException">The window is known only at run time, or empty.</exception>
    public WindowMask()
        : base("WindowMask", HiddenKeys.OfWindow(Window.Size))
    {
        if (Window.Size < 1)
        {
            throw new ShapeException(
                $"A window shows at least one position, and {Describe.Dim<Window>()} is {Window.Size}. Use a dim of the model, such as [Dim(256)] partial struct Window."
            );
        }
    }
}
