using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The norms of a block, by where they stand.</summary>
/// <param name="Before1">Of what attention reads.</param>
/// <param name="After1">Of what attention gives.</param>
/// <param name="Sum1">Of the sum with what attention gives.</param>
/// <param name="Before2">Of what feed-forward reads.</param>
/// <param name="After2">Of what feed-forward gives.</param>
/// <param name="Sum2">Of the sum with what feed-forward gives.</param>
internal sealed record BlockNorms(
    Member? Before1,
    Member? After1,
    Member? Sum1,
    Member? Before2,
    Member? After2,
    Member? Sum2
)
{
    public static BlockNorms Of(GraphBuilder builder)
    {
        var placement = builder.Spec.Get(NormOptions.NormPlacement);
        var parallel = builder.Spec.Get(FeedForwardOptions.Parallel);
        var isBefore = placement is PlacementChoice.Pre or PlacementChoice.Both;
        var isAfter = placement is PlacementChoice.Post or PlacementChoice.Both;
        var isOfSum = placement is PlacementChoice.After;
        var reads =
            parallel is ParallelChoice.OneNorm ? "attention and feed-forward layer read" : "the attention reads";
        return new(
            isBefore ? Norm("Norm1", "norm1", $"Normalizes what {reads}.") : null,
            isAfter ? Norm("Norm1After", "norm1_after", "Normalizes what the attention gives.") : null,
            isOfSum ? Norm("Norm1", "norm1", "Normalizes the sum with what the attention gives.") : null,
            isBefore && parallel is not ParallelChoice.OneNorm
                ? Norm("Norm2", "norm2", "Normalizes what the feed-forward layer reads.")
                : null,
            isAfter ? Norm("Norm2After", "norm2_after", "Normalizes what the feed-forward layer gives.") : null,
            isOfSum ? Norm("Norm2", "norm2", "Normalizes the sum with what the feed-forward layer gives.") : null
        );

        Member Norm(string property, string key, string summary) => NormsLayer.InLayer(builder, property, key, summary);
    }
}
