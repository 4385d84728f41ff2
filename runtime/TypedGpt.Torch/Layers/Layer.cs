using System.ComponentModel;
using TorchSharp;
using TypedGpt.Torch.Natives;

namespace TypedGpt.Torch;

/// <summary>
/// The base of every layer: a torch module whose parts are registered by name, in the order of construction, without
/// reflection. That order is also the order in which random numbers are drawn.
/// </summary>
public abstract partial class Layer : torch.nn.Module
{
    private bool isTraining = true;

    // For code without the generator, whose module initializer comes before: torch is needed from here on.
    static Layer() => NativeLibraries.Prepare();

    /// <summary>A layer without parts: for the code that is generated, which gives it its name.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Layer()
        : this(nameof(Layer)) { }

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

    /// <summary>A scope that frees what a forward pass makes on its way.</summary>
    protected static Scope NewScope() => Scope.New();

    /// <summary>Nothing: parts are registered by name.</summary>
    protected override void RegisterComponents() { }
}
