using TorchSharp;
using TorchSharp.Modules;

namespace TypedGpt.Torch;

public abstract partial class Layer
{
    private readonly List<(string Name, TypedParameter Parameter)> adopted = [];

    /// <summary>Makes <paramref name="parameter"/> a parameter of this layer, called <paramref name="name"/>.</summary>
    protected Parameter Register(string name, Parameter parameter)
    {
        register_parameter(name, parameter);
        return parameter;
    }

    /// <summary>A new parameter of shape [D0, D1], to be registered.</summary>
    /// <param name="init">How its values begin.</param>
    /// <param name="std">The standard deviation of a normal beginning.</param>
    /// <exception cref="ShapeException">A dim is known only at run time.</exception>
    [Ranks(1, 3, 4)]
    protected static TypedParameter<D0, D1> Parameter<D0, D1>(Init init, double std = 0.02)
        where D0 : struct, IDim
        where D1 : struct, IDim => new(InitialValues.Of(init, std, [D0.Size, D1.Size]));

    /// <summary>Makes <paramref name="parameter"/> a parameter of this layer, called <paramref name="name"/>.</summary>
    [Ranks(1, 3, 4)]
    protected TypedParameter<D0, D1> Register<D0, D1>(string name, TypedParameter<D0, D1> parameter)
        where D0 : struct, IDim
        where D1 : struct, IDim
    {
        Adopt(name, parameter);
        return parameter;
    }

    /// <summary>Called when the parameters were replaced by others, on another device or of another type.</summary>
    protected virtual void Moved() { }

    /// <inheritdoc />
    protected override void _toEpilog(torch.ScalarType? dtype, torch.Device? device, bool non_blocking)
    {
        using var scope = NewScope();
        // First, because torch would look for a field of the parameter's name to put the new one into.
        foreach (var (name, parameter) in adopted)
        {
            var old = parameter.Value;
            if (ReplaceParameter(dtype, device, old, out var moved))
            {
                parameter.Value = moved!;
                ConditionallyRegisterParameter(name, moved);
                old.Dispose();
            }
        }

        base._toEpilog(dtype, device, non_blocking);
        Moved();
    }

    private void Adopt(string name, TypedParameter parameter)
    {
        register_parameter(name, parameter.Value);
        adopted.Add((name, parameter));
    }
}
