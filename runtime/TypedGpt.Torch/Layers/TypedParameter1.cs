using TorchSharp.Modules;

namespace TypedGpt.Torch;

/// <summary>A parameter of shape [D0].</summary>
public sealed class TypedParameter<D0> : TypedParameter
    where D0 : struct, IDim
{
    internal TypedParameter(Parameter value)
        : base(value) { }

    /// <summary>The parameter that the layer holds now.</summary>
    public Tensor<D0> AsTensor() => Tensor<D0>.Of(Raw);
}
