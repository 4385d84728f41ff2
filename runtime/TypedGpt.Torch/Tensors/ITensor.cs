using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>What every typed tensor is: one reference to a torch tensor.</summary>
public interface ITensor
{
    /// <summary>The torch tensor itself: the way out of the typed world, where nothing is checked any more.</summary>
    torch.Tensor Raw { get; }
}
