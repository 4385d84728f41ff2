using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>A tensor of shape [D0, D1, D2, D3]: one reference to a torch tensor, and a type that knows what each axis means.</summary>
[Ranks(1, 2, 3, 5)]
public readonly partial struct Tensor<D0, D1, D2, D3> : ITensor
    where D0 : struct, IDim
    where D1 : struct, IDim
    where D2 : struct, IDim
    where D3 : struct, IDim
{
    /// <summary>Types a tensor that was just made; the innermost scope frees it.</summary>
    internal Tensor(torch.Tensor made) => Raw = ScopeFrames.Made(made);

    /// <summary>The torch tensor itself: the way out of the typed world, where nothing is checked any more.</summary>
    public torch.Tensor Raw { get; private init; }

    /// <summary>Types a tensor that belongs to somebody already.</summary>
    internal static Tensor<D0, D1, D2, D3> Of(torch.Tensor existing) => new() { Raw = existing };

    /// <summary>The same values without their history: gradients do not flow back through the result.</summary>
    public Tensor<D0, D1, D2, D3> Detach() => new(Raw.detach());

    /// <summary><paramref name="next"/>, freeing this tensor unless both are one. For a loop over layers, which needs only the latest: <c>x = x.ReplacedBy(block.Forward(x))</c>. A parameter is never freed.</summary>
    /// <param name="next">What takes this tensor's place.</param>
    public Tensor<D0, D1, D2, D3> ReplacedBy(Tensor<D0, D1, D2, D3> next)
    {
        Handles.Free(Raw, unless: next.Raw);
        return next;
    }

    /// <summary>The sizes of the axes, for people.</summary>
    public override string ToString() => Describe.Typed<Tensor<D0, D1, D2, D3>>(Raw);

    /// <summary>These values as elements of <paramref name="type"/>.</summary>
    /// <param name="type">The element type, such as <c>torch.ScalarType.BFloat16</c>.</param>
    public Tensor<D0, D1, D2, D3> To(torch.ScalarType type) => new(Raw.to(type));

    /// <summary>These values on <paramref name="device"/>.</summary>
    /// <param name="device">Where they are to be, such as <c>torch.CUDA</c>.</param>
    public Tensor<D0, D1, D2, D3> To(torch.Device device) => new(Raw.to(device));

    /// <summary>A tensor of this shape, type and device, filled with 0.</summary>
    public Tensor<D0, D1, D2, D3> ZerosLike() => new(torch.zeros_like(Raw));

    /// <summary>A tensor of this shape, type and device, filled with 1.</summary>
    public Tensor<D0, D1, D2, D3> OnesLike() => new(torch.ones_like(Raw));

    /// <summary>The elements as an array, row after row, on the CPU whatever the device and in single precision whatever the type.</summary>
    public float[] ToArray() => Handles.ToArray(Raw);
}
