using System.ComponentModel;
using TorchSharp;
using TorchSharp.Modules;

namespace TypedGpt.Torch;

/// <summary>
/// A parameter of a layer, whose type knows its axes. Torch replaces parameters when a layer moves to another device or
/// element type; this then holds the new one.
/// </summary>
public abstract class TypedParameter
{
    private protected TypedParameter(Parameter value) => Value = value;

    /// <summary>The parameter that the layer holds now: for generated code. <c>AsTensor()</c> is the typed one.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Parameter Value { get; internal set; }

    /// <summary>The parameter as a raw tensor.</summary>
    internal torch.Tensor Raw => Value;
}
