namespace TypedGpt.Torch;

/// <summary>The place of a parameter of shape [D0].</summary>
public sealed class ParameterSlot<D0> : ParameterSlot
    where D0 : struct, IDim
{
    internal ParameterSlot(string name)
        : base(name) { }

    /// <summary>The parameter that the layer holds now.</summary>
    public Tensor<D0> Tensor => new(Raw);
}
