using TorchSharp;
using TorchSharp.Modules;

namespace TypedGpt.Torch;

/// <summary>
/// The base of every layer: a torch module whose parts are registered by name, in the order of construction, without
/// reflection. That order is also the order in which random numbers are drawn.
/// </summary>
public abstract class Layer : torch.nn.Module
{
    private readonly List<ParameterSlot> slots = [];
    private bool isTraining = true;

    /// <summary>A layer called <paramref name="name"/>, without parts.</summary>
    protected Layer(string name)
        : base(name) { }

    /// <summary>Whether dropout drops: true until <c>eval()</c> is called.</summary>
    public override bool training => isTraining;

    /// <summary>Switches this layer and its parts to training (<paramref name="train"/>) or to evaluation.</summary>
    public override void train(bool train = true)
    {
        base.train(train);
        isTraining = train;
    }

    /// <summary>Makes <paramref name="part"/> a child called <paramref name="name"/> in the state dictionary.</summary>
    protected T Register<T>(string name, T part)
        where T : torch.nn.Module
    {
        register_module(name, part);
        return part;
    }

    /// <summary>Makes <paramref name="parameter"/> a parameter of this layer, called <paramref name="name"/>.</summary>
    protected Parameter Register(string name, Parameter parameter)
    {
        register_parameter(name, parameter);
        return parameter;
    }

    /// <summary>A new parameter of this layer in its slot, which stays right when the layer moves to another device or type.</summary>
    protected S Register<S>(S slot, Parameter parameter)
        where S : ParameterSlot
    {
        slot.Value = Register(slot.Name, parameter);
        slots.Add(slot);
        return slot;
    }

    /// <summary>A new parameter of shape [D0], called <paramref name="name"/>.</summary>
    protected ParameterSlot<D0> NewParameter<D0>(string name, Init init, double std = 0.02)
        where D0 : struct, IDim => Register(new ParameterSlot<D0>(name), InitialValues.Of(init, std, D0.Size));

    /// <summary>A new parameter of shape [D0, D1], called <paramref name="name"/>.</summary>
    protected ParameterSlot<D0, D1> NewParameter<D0, D1>(string name, Init init, double std = 0.02)
        where D0 : struct, IDim
        where D1 : struct, IDim =>
        Register(new ParameterSlot<D0, D1>(name), InitialValues.Of(init, std, D0.Size, D1.Size));

    /// <summary>A new parameter of shape [D0, D1, D2], called <paramref name="name"/>.</summary>
    protected ParameterSlot<D0, D1, D2> NewParameter<D0, D1, D2>(string name, Init init, double std = 0.02)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim =>
        Register(new ParameterSlot<D0, D1, D2>(name), InitialValues.Of(init, std, D0.Size, D1.Size, D2.Size));

    /// <summary>A new parameter of shape [D0, D1, D2, D3], called <paramref name="name"/>.</summary>
    protected ParameterSlot<D0, D1, D2, D3> NewParameter<D0, D1, D2, D3>(string name, Init init, double std = 0.02)
        where D0 : struct, IDim
        where D1 : struct, IDim
        where D2 : struct, IDim
        where D3 : struct, IDim =>
        Register(
            new ParameterSlot<D0, D1, D2, D3>(name),
            InitialValues.Of(init, std, D0.Size, D1.Size, D2.Size, D3.Size)
        );

    /// <summary>A scope that frees what a forward pass makes on its way.</summary>
    protected static Scope NewScope() => Scope.New();

    /// <summary>Nothing: parts are registered by name.</summary>
    protected override void RegisterComponents() { }

    /// <summary>Called when the parameters were replaced by others, on another device or of another type.</summary>
    protected virtual void Moved() { }

    /// <inheritdoc />
    protected override void _toEpilog(torch.ScalarType? dtype, torch.Device? device, bool non_blocking)
    {
        base._toEpilog(dtype, device, non_blocking);
        slots.ForEach(slot => slot.Value = get_parameter(slot.Name)!);
        Moved();
    }
}
