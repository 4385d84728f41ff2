using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>A tensor of rank 0, a single number such as a loss; and, as a class of its own, the way into the typed tensors: <c>Assume</c>.</summary>
public readonly partial struct Tensor : ITensor
{
    /// <summary>Types a tensor that was just made; the innermost scope frees it.</summary>
    internal Tensor(torch.Tensor made) => Raw = ScopeFrames.Made(made);

    /// <summary>The torch tensor itself: the way out of the typed world, where nothing is checked any more.</summary>
    public torch.Tensor Raw { get; private init; }

    /// <summary>Types a tensor that belongs to somebody already.</summary>
    internal static Tensor Of(torch.Tensor existing) => new() { Raw = existing };

    /// <summary>The same values without their history: gradients do not flow back through the result.</summary>
    public Tensor Detach() => new(Raw.detach());

    /// <summary><paramref name="next"/>, freeing this tensor unless both are one. For a loop over layers, which needs only the latest: <c>x = x.ReplacedBy(block.Forward(x))</c>. A parameter is never freed.</summary>
    /// <param name="next">What takes this tensor's place.</param>
    public Tensor ReplacedBy(Tensor next)
    {
        Handles.Free(Raw, unless: next.Raw);
        return next;
    }

    /// <summary>The sizes of the axes, for people.</summary>
    public override string ToString() => Describe.Typed<Tensor>(Raw);

    /// <summary>These values as elements of <paramref name="type"/>.</summary>
    /// <param name="type">The element type, such as <c>torch.ScalarType.BFloat16</c>.</param>
    public Tensor To(torch.ScalarType type) => new(Raw.to(type));

    /// <summary>These values on <paramref name="device"/>.</summary>
    /// <param name="device">Where they are to be, such as <c>torch.CUDA</c>.</param>
    public Tensor To(torch.Device device) => new(Raw.to(device));

    /// <summary>A tensor of this shape, type and device, filled with 0.</summary>
    public Tensor ZerosLike() => new(torch.zeros_like(Raw));

    /// <summary>A tensor of this shape, type and device, filled with 1.</summary>
    public Tensor OnesLike() => new(torch.ones_like(Raw));

    /// <summary>The number itself, as a double whatever the element type.</summary>
    public double ToDouble()
    {
        using var scalar = Raw.ToScalar();
        return scalar.ToDouble();
    }

    /// <summary>The number itself in single precision, whatever the element type.</summary>
    public float ToSingle() => (float)ToDouble();

    /// <summary>Computes the gradient of this number for every parameter it came from.</summary>
    public void Backward() => Raw.backward();
}
