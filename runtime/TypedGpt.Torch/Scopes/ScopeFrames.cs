using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// The open scopes of a thread. Only the outermost is a dispose scope of torch, which also catches what raw torch code
/// makes on the way; those within are marks in a list, because a dispose scope for each layer would allocate more than
/// all the tensors of the layer.
/// </summary>
internal sealed class ScopeFrames
{
    [ThreadStatic]
    private static ScopeFrames? ofThread;

    private torch.Tensor?[] made = new torch.Tensor?[64];
    private int count;
    private int[] starts = new int[8];
    private long[] ids = new long[8];
    private long opened;
    private int depth;
    private DisposeScope? outermost;
    private readonly SharedTables tables = new();

    /// <summary>Those of this thread.</summary>
    public static ScopeFrames OfThread => ofThread ??= new ScopeFrames();

    /// <summary>Notes that <paramref name="tensor"/> was made in the innermost scope, if there is one.</summary>
    public static torch.Tensor Made(torch.Tensor tensor)
    {
        if (ofThread is { depth: > 0 } frames)
        {
            frames.Add(tensor);
        }

        return tensor;
    }

    /// <summary>
    /// The table of <paramref name="kind"/> for these positions, a handle of the caller's. Within a scope it is made once
    /// for all that ask until the outermost scope ends.
    /// </summary>
    public static torch.Tensor Shared(PositionTable kind, in PositionSpan span) =>
        ofThread is { depth: > 0 } frames ? frames.tables.For(kind, span) : kind.Make(span);

    /// <summary>Opens a scope within the innermost one.</summary>
    /// <returns>Its depth, from 0, and a number that no other scope of this thread has.</returns>
    public (int Level, long Id) Open()
    {
        if (depth == 0)
        {
            outermost = torch.NewDisposeScope();
        }

        if (depth == starts.Length)
        {
            Array.Resize(ref starts, 2 * depth);
            Array.Resize(ref ids, 2 * depth);
        }

        starts[depth] = count;
        ids[depth] = ++opened;
        return (depth++, opened);
    }

    /// <summary>Hands <paramref name="tensor"/> to the scope around the one at <paramref name="level"/>, if it was made in that one.</summary>
    /// <exception cref="ObjectDisposedException">That scope has ended.</exception>
    public void Keep(int level, long id, torch.Tensor tensor)
    {
        ObjectDisposedException.ThrowIf(!IsOpen(level, id), typeof(Scope));
        var start = starts[level];
        var at = count - 1;
        while (at >= start && !ReferenceEquals(made[at], tensor))
        {
            at--;
        }

        if (at >= start)
        {
            Array.Copy(made, start, made, start + 1, at - start);
            made[start] = tensor;
            for (var frame = level; frame < depth && starts[frame] <= at; frame++)
            {
                starts[frame]++;
            }
        }

        if (level == 0)
        {
            outermost!.MoveToOuter(tensor);
        }
    }

    /// <summary>
    /// Closes the scope at <paramref name="level"/>: frees what was made in it and not handed on. Nothing happens to one that
    /// has ended, which a copy of it may have done.
    /// </summary>
    public void Close(int level, long id)
    {
        if (!IsOpen(level, id))
        {
            return;
        }

        Free(starts[level]);
        depth = level;
        if (level == 0)
        {
            outermost!.Dispose();
            outermost = null;
            count = 0;
            tables.Free();
        }
    }

    private bool IsOpen(int level, long id) => level < depth && ids[level] == id;

    private void Add(torch.Tensor tensor)
    {
        if (count == made.Length)
        {
            ForgetFreed(starts[depth - 1]);
            if (count > made.Length / 2)
            {
                Array.Resize(ref made, 2 * made.Length);
            }
        }

        made[count++] = tensor;
    }

    private void Free(int start)
    {
        for (var at = start; at < count; at++)
        {
            var tensor = made[at]!;
            made[at] = null;

            // What torch's scope does not hold any more was freed, detached or handed to another scope of torch's.
            if (outermost!.Contains(tensor))
            {
                tensor.Dispose();
            }
        }

        count = start;
    }

    /// <summary>Drops from the innermost scope what is freed already, as a long loop leaves it.</summary>
    private void ForgetFreed(int start)
    {
        var kept = start;
        for (var at = start; at < count; at++)
        {
            if (!made[at]!.IsInvalid)
            {
                made[kept++] = made[at];
            }
        }

        Array.Clear(made, kept, count - kept);
        count = kept;
    }
}
