namespace TypedGpt.Torch;

/// <summary>
/// Frees, at its end, every tensor that was made since its beginning and was not kept. In training, the graph of the
/// gradients holds what the backward pass needs, so freeing the handles is right there too. Raw torch code within is
/// covered as well: what it makes is freed at the end of the outermost scope.
/// </summary>
public readonly ref struct Scope : IDisposable
{
    private readonly ScopeFrames frames;
    private readonly int level;

    private Scope(ScopeFrames frames)
    {
        this.frames = frames;
        level = frames.Open();
    }

    /// <summary>A scope that begins now. Use it as <c>using var scope = Scope.New();</c>.</summary>
    public static Scope New() => new(ScopeFrames.OfThread);

    /// <summary>
    /// <paramref name="tensor"/>, which now outlives this scope. Nothing happens to one that was made outside, such as
    /// an input that a layer returns unchanged.
    /// </summary>
    public T Keep<T>(T tensor)
        where T : struct, ITensor
    {
        frames.Keep(level, tensor.Raw);
        return tensor;
    }

    /// <summary>Frees what was not kept.</summary>
    public void Dispose() => frames.Close(level);
}
