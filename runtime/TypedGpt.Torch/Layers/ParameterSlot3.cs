namespace TypedGpt.Torch;

/// <summary>The place of a parameter of shape [D0, D1, D2].</summary>
public sealed class ParameterSlot<D0, D1, D2> : ParameterSlot
    where D0 : struct, IDim
    where D1 : struct, IDim
    where D2 : struct, IDim
{
    internal ParameterSlot(string name)
        : base(name) { }

    /// <summary>The parameter that the layer holds now.</summary>
    public Tensor<D0, D1, D2> Tensor => new(Raw);
}
