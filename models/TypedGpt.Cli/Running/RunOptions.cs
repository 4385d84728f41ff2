using TorchSharp;

namespace TypedGpt.Cli.Running;

/// <summary>How a model is held while it computes.</summary>
/// <param name="Weights">The folder or file of its weights; null for those that lie with it.</param>
/// <param name="Seed">What weights are drawn from where there are none; null where that was not asked for.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Device">Where it computes.</param>
internal sealed record RunOptions(string? Weights, long? Seed, torch.ScalarType Type, string Device)
{
    /// <summary>The textbook's seed, for a class of which nothing else is said.</summary>
    public const long UsualSeed = 123;
}
