using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// The tables of a forward pass: the first layer that asks makes one, the others get it. Of each kind the latest alone is
/// held, so that a scope around a long generation does not gather one for each token.
/// </summary>
internal sealed class SharedTables
{
    private readonly List<(PositionTable Kind, PositionSpan Span, torch.Tensor Table)> held = [];

    /// <summary>The table, as a handle of the caller's.</summary>
    public torch.Tensor For(PositionTable kind, in PositionSpan span)
    {
        for (var at = 0; at < held.Count; at++)
        {
            var (otherKind, otherSpan, table) = held[at];
            if (otherKind.IsSame(kind))
            {
                if (otherSpan != span)
                {
                    held.RemoveAt(at);
                    table.Dispose();
                    break;
                }

                return table.alias();
            }
        }

        var made = kind.Make(span).DetachFromDisposeScope();
        held.Add((kind, span, made));
        return made.alias();
    }

    /// <summary>Forgets them all. Views of them, and what a backward pass needs of them, live on.</summary>
    public void Free()
    {
        foreach (var (_, _, table) in held)
        {
            table.Dispose();
        }

        held.Clear();
    }
}
