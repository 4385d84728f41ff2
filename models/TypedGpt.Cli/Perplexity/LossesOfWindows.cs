using TorchSharp;
using TypedGpt.Torch;

namespace TypedGpt.Cli.Perplexity;

/// <summary>The losses of a model, window by window; each begins with an empty context.</summary>
/// <param name="model">The model, in evaluation mode.</param>
/// <param name="device">Where it computes.</param>
internal sealed class LossesOfWindows(GptModule model, string device)
{
    /// <summary>The sum of the negative log-likelihoods of what is to be predicted; each of them in float32, their sum in float64.</summary>
    public double SumOf(Window window)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var logits = model.forward(Ids(window.Seen).unsqueeze(0))[0].to(torch.ScalarType.Float32);
        var losses = torch.nn.functional.cross_entropy(
            logits,
            Ids(window.Predicted),
            reduction: torch.nn.Reduction.None
        );
        return losses.to(torch.ScalarType.Float64).sum().item<double>();
    }

    private torch.Tensor Ids(long[] ids) => torch.tensor(ids, torch.ScalarType.Int64, torch.device(device));
}
