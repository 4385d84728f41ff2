using TorchSharp.Modules;

namespace TypedGpt.Torch;

/// <summary>A parameter of shape [D0, D1, D2, D3].</summary>
[Ranks(1, 2, 3)]
public sealed class TypedParameter<D0, D1, D2, D3> : TypedParameter
    where D0 : struct, IDim
    where D1 : struct, IDim
    where D2 : struct, IDim
    where D3 : struct, IDim
{
    internal TypedParameter(Parameter value)
        : base(value) { }

    /// <summary>The parameter that the layer holds now.</summary>
    public Tensor<D0, D1, D2, D3> AsTensor() => Tensor<D0, D1, D2, D3>.Of(Raw);
}
