using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Frees, at its end, every tensor that was made since its beginning and was not kept. In training, the graph of the
/// gradients holds what the backward pass needs, so freeing the handles is right there too.
/// </summary>
public readonly ref struct Scope : IDisposable
{
    private readonly DisposeScope scope;

    private Scope(DisposeScope scope) => this.scope = scope;

    /// <summary>A scope that begins now. Use it as <c>using var scope = Scope.New();</c>.</summary>
    public static Scope New() => new(torch.NewDisposeScope());

    /// <summary>
    /// <paramref name="tensor"/>, which now outlives this scope. Nothing happens to one that was made outside, such as
    /// an input that a layer returns unchanged.
    /// </summary>
    public T Keep<T>(T tensor)
        where T : struct, ITensor
    {
        scope.MoveToOuter(tensor.Raw);
        return tensor;
    }

    /// <summary>Frees what was not kept.</summary>
    public void Dispose() => scope.Dispose();
}
