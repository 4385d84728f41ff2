namespace TypedGpt.Torch;

/// <summary>
/// Frees, at its end, every tensor that was made since its beginning and was not kept. In training, the graph of the
/// gradients holds what the backward pass needs, so freeing the handles is right there too. Raw torch code within is
/// covered as well: what it makes is freed at the end of the outermost scope.
/// </summary>
public readonly ref struct Scope : IDisposable
{
    private readonly ScopeFrames? frames;
    private readonly int level;
    private readonly long id;

    private Scope(ScopeFrames frames)
    {
        this.frames = frames;
        (level, id) = frames.Open();
    }

    /// <summary>A scope that begins now. Use it as <c>using var scope = Scope.New();</c>.</summary>
    public static Scope New() => new(ScopeFrames.OfThread);

    /// <summary>
    /// <paramref name="tensor"/>, which now outlives this scope. Nothing happens to one that was made outside, such as
    /// an input that a layer returns unchanged.
    /// </summary>
    /// <exception cref="InvalidOperationException">This is a <c>default</c>, which never began.</exception>
    /// <exception cref="ObjectDisposedException">This scope has ended.</exception>
    public T Keep<T>(T tensor)
        where T : struct, ITensor
    {
        if (frames is null)
        {
            throw new InvalidOperationException("This scope never began. Make it with Scope.New().");
        }

        frames.Keep(level, id, tensor.Raw);
        return tensor;
    }

    /// <summary>Frees what was not kept. A second call does nothing, on a copy neither.</summary>
    public void Dispose() => frames?.Close(level, id);
}
