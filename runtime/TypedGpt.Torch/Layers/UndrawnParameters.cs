using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// While it lasts, layers that this thread makes draw nothing: their parameters are memory of the wanted type and device,
/// whose values are filled in afterwards.
/// </summary>
internal sealed class UndrawnParameters : IDisposable
{
    [ThreadStatic]
    private static UndrawnParameters? current;

    private readonly UndrawnParameters? before = current;
    private readonly torch.Device device;
    private readonly torch.ScalarType type;

    private UndrawnParameters(torch.Device device, torch.ScalarType type)
    {
        this.device = device;
        this.type = type;
        current = this;
    }

    /// <summary>What this thread is to do now; null where parameters are drawn.</summary>
    public static UndrawnParameters? Current => current;

    /// <summary>Begins it.</summary>
    public static UndrawnParameters On(torch.Device device, torch.ScalarType type) => new(device, type);

    /// <summary>Memory for a parameter.</summary>
    public torch.Tensor Empty(long[] shape) => torch.empty(shape, type, device);

    /// <inheritdoc />
    public void Dispose() => current = before;
}
