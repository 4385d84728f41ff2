using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>A place for attention that no key deserves.</summary>
internal static class Sinks
{
    /// <summary>[A, .., M, N] with one more score for each of the middle axes, whose probability is then left out.</summary>
    public static torch.Tensor Softmax(torch.Tensor scores, torch.Tensor sinks)
    {
        using var column = sinks.reshape([1, .. sinks.shape, 1, 1]);
        using var columns = column.expand([.. scores.shape.AsSpan(..^1), 1]);
        using var all = torch.cat([scores, columns], -1);
        using var probabilities = all.softmax(-1);
        return probabilities.narrow(-1, 0, scores.size(-1));
    }
}
