using System.ComponentModel;
using TorchSharp;
using TypedGpt.Torch.Natives;

namespace TypedGpt.Torch;

/// <summary>
/// The base of a model: a torch module from token ids to logits, whose parts are registered by name, in the order of
/// construction, without reflection.
/// </summary>
public abstract class GptModule : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private bool isTraining = true;

    // For code without the generator, whose module initializer comes before: torch is needed from here on.
    static GptModule() => NativeLibraries.Prepare();

    /// <summary>A model without parts: for the code that is generated, which gives it its name.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected GptModule()
        : this(nameof(GptModule)) { }

    /// <summary>A model called <paramref name="name"/>, without parts.</summary>
    protected GptModule(string name)
        : base(name) { }

    /// <summary>Whether dropout drops: true until <c>eval()</c> is called.</summary>
    public override bool training => isTraining;

    /// <summary>Switches the model to training (<paramref name="train"/>) or to evaluation.</summary>
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
