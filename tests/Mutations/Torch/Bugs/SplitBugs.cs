using static TypedGpt.Mutations.Torch.Architecture;

namespace TypedGpt.Mutations.Torch.Bugs;

/// <summary>Axes taken apart, put together and repeated.</summary>
internal static class SplitBugs
{
    public static IEnumerable<Bug> All =>
        [
            new(
                5,
                Fused,
                "FusedAttention",
                "Linear(config.Width, 3 * config.Width)",
                "Linear(config.Width, 2 * config.Width)",
                "place for two of query, key and value"
            ),
            new(
                5,
                Latent,
                "LatentAttention",
                "compress = Linear(config.Width, latent + rotaryWidth,",
                "compress = Linear(config.Width, latent,",
                "no place for the rotary part"
            ),
            new(
                6,
                Fused,
                "FusedAttention",
                "chunk(3, dim: -1)",
                "chunk(2, dim: -1)",
                "two parts for query, key and value"
            ),
            new(6, Grouped, "Rotary", "chunk(2, dim: -1)", "chunk(4, dim: -1)", "quarters where halves are turned"),
            new(
                6,
                Latent,
                "LatentAttention",
                "expanded.split([headWidth, valueWidth], dim: -1)",
                "expanded.chunk(2, dim: -1)",
                "halves where keys and values have widths of their own"
            ),
            new(
                7,
                Fused,
                "FusedAttention",
                "chunk(3, dim: -1)",
                "chunk(3, dim: 1)",
                "query, key and value split the positions"
            ),
            new(7, Grouped, "Rotary", "chunk(2, dim: -1)", "chunk(2, dim: -2)", "halves of the positions are turned"),
            new(
                7,
                Cached,
                "CachedAttention",
                "view(batch, length, 3, heads, headWidth).unbind(2)",
                "view(batch, length, 3, heads, headWidth).unbind(3)",
                "query, key and value are the first three heads"
            ),
            new(
                8,
                Textbook,
                "Attention",
                "query.call(x).view(batch, length, heads, headWidth)",
                "query.call(x).view(batch, length, heads, width)",
                "each head as wide as the model"
            ),
            new(
                8,
                Grouped,
                "GroupedAttention",
                "value.call(x).view(batch, length, keyValueHeads, headWidth)",
                "value.call(x).view(batch, length, heads, headWidth)",
                "the values split into as many heads as the queries"
            ),
            new(
                8,
                Latent,
                "LatentAttention",
                "view(batch, length, heads, headWidth + valueWidth)",
                "view(batch, length, heads, 2 * headWidth)",
                "keys and values taken for equally wide"
            ),
            new(
                9,
                Fused,
                "FusedAttention",
                "view(x.shape[0], x.shape[1], heads, headWidth)",
                "view(x.shape[0], x.shape[1], headWidth, heads)",
                "swapped for query, key and value"
            ),
            new(
                9,
                Cached,
                "CachedAttention",
                "view(batch, length, 3, heads, headWidth)",
                "view(batch, length, 3, headWidth, heads)",
                "swapped in the fused projection"
            ),
            new(
                9,
                Textbook,
                "Attention",
                "query.call(x).view(batch, length, heads, headWidth)",
                "query.call(x).view(batch, length, headWidth, heads)",
                "swapped for the queries only"
            ),
            new(
                21,
                Cached,
                "CachedAttention",
                "cat([pastKeys, keys], dim: 2)",
                "cat([pastKeys, keys], dim: 1)",
                "new keys join the past ones as further heads"
            ),
            new(
                21,
                Cached,
                "CachedAttention",
                "cat([pastValues, values], dim: 2)",
                "cat([pastValues, values], dim: 0)",
                "new values join the past ones as further sequences"
            ),
            new(
                21,
                Latent,
                "LatentAttention",
                "cat([expandedParts[0], shared.expand(-1, heads, -1, -1)], dim: -1)",
                "cat([expandedParts[0], shared.expand(-1, heads, -1, -1)], dim: 1)",
                "the rotary part joins the keys as further heads"
            ),
            new(
                21,
                Grouped,
                "Rotary",
                "cat([-halves[1], halves[0]], dim: -1)",
                "cat([-halves[1], halves[0]], dim: -2)",
                "the turned halves join as further positions"
            ),
            new(
                26,
                Grouped,
                "Config",
                "json[\"n_kv_heads\"]",
                "json[\"n_heads\"] - 1",
                "one key-value head fewer than heads"
            ),
            new(
                26,
                Grouped,
                "GroupedAttention",
                "keys.repeat_interleave(group, dim: 1)",
                "keys.repeat_interleave(heads, dim: 1)",
                "the keys repeated once for each head"
            ),
            new(
                26,
                Grouped,
                "GroupedAttention",
                "values = values.repeat_interleave(group, dim: 1);",
                "",
                "the values not repeated"
            ),
            new(
                26,
                Grouped,
                "GroupedAttention",
                "keys.repeat_interleave(group, dim: 1)",
                "keys.repeat(1, group, 1, 1)",
                "the keys repeated in the order of other groups"
            ),
        ];
}
