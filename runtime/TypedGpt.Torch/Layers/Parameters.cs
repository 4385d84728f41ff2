using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// Where the parameters of layers come from that this thread makes: drawn, as long as nothing else is said, or room that
/// something will be loaded into. Each call holds until what it gives is disposed:
/// <c>using (Parameters.Empty(torch.ScalarType.BFloat16)) { model = new Letters(); }</c>.
/// </summary>
public static class Parameters
{
    /// <summary>
    /// Parameters with the values that their layers begin with, drawn in 32 bits and then brought to
    /// <paramref name="type"/> one by one, so that the model is never there in 32 bits as a whole.
    /// </summary>
    /// <param name="type">The element type, a floating one.</param>
    /// <param name="device">Where they are; the processor's memory where nothing is said.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is no floating type.</exception>
    public static IDisposable Drawn(torch.ScalarType type = torch.ScalarType.Float32, torch.Device? device = null) =>
        new ParameterSource(IsDrawn: true, Floating(type), device ?? torch.CPU).Begin();

    /// <summary>
    /// Parameters without values: for a model that is loaded. Nothing is drawn, and no memory is touched before it is written.
    /// Each has to be, as what is in it before is by chance.
    /// </summary>
    /// <param name="type">The element type, a floating one.</param>
    /// <param name="device">Where they are; the processor's memory where nothing is said.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is no floating type.</exception>
    public static IDisposable Empty(torch.ScalarType type = torch.ScalarType.Float32, torch.Device? device = null) =>
        new ParameterSource(IsDrawn: false, Floating(type), device ?? torch.CPU).Begin();

    /// <summary>Parameters of a shape and a type and nothing else (torch's meta device): for a model that is only asked about them.</summary>
    /// <param name="type">The element type, a floating one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is no floating type.</exception>
    public static IDisposable Meta(torch.ScalarType type = torch.ScalarType.Float32) => Empty(type, torch.META);

    private static torch.ScalarType Floating(torch.ScalarType type) =>
        type
            is torch.ScalarType.Float32
                or torch.ScalarType.BFloat16
                or torch.ScalarType.Float16
                or torch.ScalarType.Float64
            ? type
            : throw new ArgumentOutOfRangeException(
                nameof(type),
                type,
                $"Parameters are of a floating type, not of {type}. Use Float32, BFloat16, Float16 or Float64."
            );
}
