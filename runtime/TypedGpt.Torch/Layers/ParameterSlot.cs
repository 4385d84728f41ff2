using TorchSharp;
using TorchSharp.Modules;

namespace TypedGpt.Torch;

/// <summary>
/// The place of one parameter of a layer. Torch replaces parameters when a layer moves to another device or element type;
/// the slot then holds the new one.
/// </summary>
public abstract class ParameterSlot
{
    private Parameter? value;

    private protected ParameterSlot(string name) => Name = name;

    /// <summary>The name in the layer's state dictionary.</summary>
    public string Name { get; }

    /// <summary>The parameter that the layer holds now.</summary>
    public Parameter Value
    {
        get => value ?? throw new InvalidOperationException($"The parameter {Name} was never registered.");
        internal set => this.value = value;
    }

    /// <summary>The parameter as a raw tensor.</summary>
    internal torch.Tensor Raw => Value;
}
