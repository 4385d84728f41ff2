using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.FeedForward;

/// <summary>What the feed-forward layer reads from the configuration.</summary>
/// <param name="FeedForwardDim">Its inner width; null where the usual multiple of the embedding width is meant.</param>
internal sealed record FeedForwardSpec(int? FeedForwardDim)
{
    /// <summary>How many times wider than the embedding GPT-2's feed-forward layer is inside.</summary>
    public const int UsualMultiple = 4;

    public static FeedForwardSpec Read(Arguments arguments) => new(arguments[Keys.FeedForwardDim] as int?);
}
