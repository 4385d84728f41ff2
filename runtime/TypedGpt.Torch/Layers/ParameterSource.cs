using TorchSharp;
using TorchSharp.Modules;

namespace TypedGpt.Torch;

/// <summary>What makes the parameters of the layers that a thread makes.</summary>
/// <param name="IsDrawn">Whether they get the values that their layer begins with; else they have none.</param>
/// <param name="Type">Their element type.</param>
/// <param name="Device">Where they are.</param>
internal sealed record ParameterSource(bool IsDrawn, torch.ScalarType Type, torch.Device Device)
{
    [ThreadStatic]
    private static ParameterSource? current;

    private static readonly ParameterSource Usual = new(IsDrawn: true, torch.ScalarType.Float32, torch.CPU);

    /// <summary>That of this thread.</summary>
    public static ParameterSource Current => current ?? Usual;

    /// <summary>Makes this the thread's source, until what is returned is disposed.</summary>
    public IDisposable Begin()
    {
        var scope = new Span(current);
        current = this;
        return scope;
    }

    /// <summary>A parameter of <paramref name="shape"/>, no scope's. <paramref name="fill"/> is given zeros of 32 bits, and not called where nothing is drawn.</summary>
    public Parameter Make(long[] shape, Action<torch.Tensor> fill)
    {
        using var noGradients = torch.no_grad();
        var parameter = new Parameter(IsDrawn ? Filled(shape, fill) : torch.empty(shape, Type, Device));
        parameter.DetachFromDisposeScope();
        return parameter;
    }

    private torch.Tensor Filled(long[] shape, Action<torch.Tensor> fill)
    {
        var values = torch.zeros(shape, torch.ScalarType.Float32, torch.CPU);
        fill(values);
        if (Type == torch.ScalarType.Float32 && Device.type == DeviceType.CPU)
        {
            return values;
        }

        using (values)
        {
            return values.to(Type, Device);
        }
    }

    private sealed class Span(ParameterSource? before) : IDisposable
    {
        private readonly int thread = Environment.CurrentManagedThreadId;
        private bool ended;

        /// <summary>Gives the thread the source that it had before. A second call does nothing.</summary>
        /// <exception cref="InvalidOperationException">The calling thread is another one.</exception>
        public void Dispose()
        {
            if (ended)
            {
                return;
            }

            if (thread != Environment.CurrentManagedThreadId)
            {
                throw new InvalidOperationException(
                    $"A source of parameters ends on the thread where it began, {thread}, and this is {Environment.CurrentManagedThreadId}. Make the model without an await in between."
                );
            }

            ended = true;
            current = before;
        }
    }
}
