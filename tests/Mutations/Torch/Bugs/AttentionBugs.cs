using static TypedGpt.Mutations.Torch.Architecture;

namespace TypedGpt.Mutations.Torch.Bugs;

/// <summary>Axes in the wrong order, from the batch to the merged heads.</summary>
internal static class AttentionBugs
{
    public static IEnumerable<Bug> All =>
        [
            new(
                10,
                Textbook,
                "Attention",
                "(x.shape[0], x.shape[1], x.shape[2])",
                "(x.shape[1], x.shape[0], x.shape[2])",
                "attention takes positions for sequences"
            ),
            new(10, Fused, "Embeddings", "ids.shape[1]", "ids.shape[0]", "as many positions as sequences"),
            new(
                10,
                Mixture,
                "Mixture",
                "result.view(batch, length, width)",
                "result.view(length, batch, width)",
                "the tokens return as positions first"
            ),
            new(
                10,
                Grouped,
                "Training",
                "logits.flatten(0, 1)",
                "logits.transpose(0, 1).flatten(0, 1)",
                "the loss takes logits with positions first"
            ),
            new(
                11,
                Textbook,
                "Attention",
                "key.call(x).view(batch, length, heads, headWidth).transpose(1, 2)",
                "key.call(x).view(batch, length, heads, headWidth)",
                "the keys stay positions first"
            ),
            new(
                11,
                Grouped,
                "GroupedAttention",
                "value.call(x).view(batch, length, keyValueHeads, headWidth).transpose(1, 2)",
                "value.call(x).view(batch, length, keyValueHeads, headWidth)",
                "the values stay positions first"
            ),
            new(
                11,
                Cached,
                "CachedAttention",
                "parts[0].transpose(1, 2)",
                "parts[0]",
                "the queries stay positions first"
            ),
            new(12, Textbook, "Attention", "matmul(keys.transpose(2, 3))", "matmul(keys)", "no transpose"),
            new(12, Grouped, "GroupedAttention", "matmul(keys.transpose(2, 3))", "matmul(keys)", "no transpose"),
            new(12, Latent, "LatentAttention", "matmul(keys.transpose(-2, -1))", "matmul(keys)", "no transpose"),
            new(
                13,
                Textbook,
                "Attention",
                "matmul(keys.transpose(2, 3))",
                "matmul(keys.transpose(1, 2))",
                "heads and positions of the keys"
            ),
            new(
                13,
                Grouped,
                "GroupedAttention",
                "matmul(keys.transpose(2, 3))",
                "matmul(keys.transpose(1, 3))",
                "heads and width of the keys"
            ),
            new(
                13,
                Textbook,
                "Attention",
                "weights.matmul(values).transpose(1, 2)",
                "weights.matmul(values).transpose(2, 3)",
                "positions and head width before the merge"
            ),
            new(
                14,
                Textbook,
                "Attention",
                "weights.matmul(values)",
                "values.matmul(weights)",
                "the values times the weights"
            ),
            new(
                14,
                Grouped,
                "GroupedAttention",
                "queries.matmul(keys.transpose(2, 3))",
                "keys.transpose(2, 3).matmul(queries)",
                "the keys times the queries"
            ),
            new(15, Textbook, "Attention", "weights.matmul(values)", "weights.matmul(keys)", "the keys are averaged"),
            new(
                15,
                Grouped,
                "GroupedAttention",
                "weights.matmul(values)",
                "weights.matmul(keys)",
                "the keys are averaged"
            ),
            new(
                15,
                Latent,
                "LatentAttention",
                "weights.matmul(values)",
                "weights.matmul(keys)",
                "the keys are averaged"
            ),
            new(
                15,
                Fused,
                "FusedAttention",
                "values = IntoHeads(parts[2])",
                "values = IntoHeads(parts[1])",
                "the values are the keys' part"
            ),
            new(16, Textbook, "Attention", "softmax(-1)", "softmax(1)", "over the heads"),
            new(16, Fused, "FusedAttention", "softmax(-1)", "softmax(-2)", "over the queries"),
            new(16, Mixture, "Mixture", "softmax(-1)", "softmax(0)", "over the tokens, where experts are chosen"),
            new(
                17,
                Textbook,
                "Attention",
                "weights.matmul(values).transpose(1, 2)",
                "weights.matmul(values)",
                "heads and positions are mixed"
            ),
            new(
                17,
                Grouped,
                "GroupedAttention",
                "weights.matmul(values).transpose(1, 2)",
                "weights.matmul(values)",
                "heads and positions are mixed"
            ),
            new(
                17,
                Fused,
                "FusedAttention",
                "x.transpose(1, 2).flatten(2)",
                "x.flatten(2)",
                "positions and head width are merged"
            ),
            new(
                18,
                Textbook,
                "Attention",
                "contiguous().view(batch, length, width)",
                "contiguous().view(batch, length, headWidth)",
                "to the width of one head"
            ),
            new(18, Fused, "FusedAttention", "x.transpose(1, 2).flatten(2)", "x.transpose(1, 2)", "not merged"),
            new(
                18,
                Latent,
                "LatentAttention",
                "context.flatten(2)",
                "context.reshape(batch, length, heads * headWidth)",
                "to the width of the keys"
            ),
        ];
}
