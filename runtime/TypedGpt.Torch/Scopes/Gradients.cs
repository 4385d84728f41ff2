using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Whether operations remember what a backward pass needs.</summary>
public static class Gradients
{
    /// <summary>Until it is disposed, nothing is remembered: for evaluation and generation.</summary>
    public static IDisposable Off() => torch.no_grad();
}
