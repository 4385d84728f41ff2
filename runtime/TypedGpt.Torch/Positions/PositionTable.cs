using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// A table that depends on positions alone: a mask, a bias, the turns of rotary positions. It is made for the positions
/// asked and not kept by the layer; the layers of a forward pass whose tables are the same share one.
/// </summary>
internal abstract class PositionTable
{
    /// <summary>Whether <paramref name="other"/> makes the same tables.</summary>
    public abstract bool IsSame(PositionTable other);

    /// <summary>The table for these positions, a handle of the caller's.</summary>
    public torch.Tensor For(in PositionSpan span) => ScopeFrames.Shared(this, span);

    /// <summary>Makes the table, leaving nothing else behind.</summary>
    public abstract torch.Tensor Make(in PositionSpan span);
}
