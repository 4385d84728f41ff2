using static TypedGpt.Mutations.Torch.Architecture;

namespace TypedGpt.Mutations.Torch.Bugs;

/// <summary>Positions: residuals, masks, tables, rotations; and heads that a configuration gets wrong.</summary>
internal static class PositionBugs
{
    public static IEnumerable<Bug> All =>
        [
            new(
                20,
                Textbook,
                "Block",
                "x = x + attention",
                "x = x.narrow(1, x.shape[1] - 1, 1) + attention",
                "the residual of the last position only"
            ),
            new(
                20,
                Fused,
                "Embeddings",
                "arange(length,",
                "arange(length - 1, length,",
                "the position of the last token only"
            ),
            new(
                20,
                Cached,
                "Gpt",
                "norm.call(x)",
                "norm.call(x.narrow(1, x.shape[1] - 1, 1))",
                "logits of the last position only"
            ),
            new(22, Textbook, "Attention", "mask[..(int)length, ..(int)length]", "mask", "not cut to the length"),
            new(
                22,
                Mixture,
                "Attention",
                "mask[..(int)length, ..(int)length]",
                "mask[..(int)batch, ..(int)batch]",
                "cut to the number of sequences"
            ),
            new(
                22,
                Cached,
                "CachedAttention",
                "mask.narrow(0, known - length, length)",
                "mask.narrow(0, 0, length)",
                "rows from the first position on, also after the past"
            ),
            new(
                22,
                Fused,
                "FusedAttention",
                "var length = x.shape[1];",
                "var length = scores.shape[1];",
                "made for as many positions as there are heads"
            ),
            new(
                22,
                Grouped,
                "GroupedAttention",
                "triu(1);",
                "triu(1).t();",
                "keys in the rows and queries in the columns"
            ),
            new(
                23,
                Textbook,
                "Embeddings",
                "Embedding(config.Context, config.Width)",
                "Embedding(config.Context - 1, config.Width)",
                "one position short"
            ),
            new(
                23,
                Cached,
                "CachedEmbeddings",
                "Embedding(config.Context, config.Width)",
                "Embedding(config.Context / 2 + 2, config.Width)",
                "for half the context and two more"
            ),
            new(
                23,
                Latent,
                "LatentAttention",
                "new Rotary(rotaryWidth, config.Context)",
                "new Rotary(rotaryWidth, config.Context - 1)",
                "rotary angles one position short"
            ),
            new(
                24,
                Textbook,
                "Embeddings",
                "Positions.call(positions)",
                "Tokens.call(positions)",
                "positions in the token table"
            ),
            new(
                24,
                Mixture,
                "Embeddings",
                "Positions.call(positions)",
                "Positions.call(ids)",
                "ids in the position table"
            ),
            new(
                24,
                Cached,
                "CachedEmbeddings",
                "positions.call(at)",
                "tokens.call(at)",
                "positions in the token table"
            ),
            new(
                25,
                Textbook,
                "Config",
                "json[\"emb_dim\"]",
                "json[\"emb_dim\"] + 2",
                "a width that the heads do not divide"
            ),
            new(
                25,
                Grouped,
                "Config",
                "json[\"emb_dim\"]",
                "json[\"emb_dim\"] + 2",
                "a width that the heads do not divide"
            ),
            new(
                25,
                Loaded,
                "Config",
                "Heads = json[\"n_heads\"],\n            Layers = json[\"n_layers\"],",
                "Heads = json[\"n_layers\"],\n            Layers = json[\"n_heads\"],",
                "heads and layers swapped"
            ),
            new(
                25,
                Cached,
                "Config",
                "Heads = json[\"n_heads\"],\n            Layers = json[\"n_layers\"],",
                "Heads = json[\"n_layers\"],\n            Layers = json[\"n_heads\"],",
                "heads and layers swapped"
            ),
            new(27, Grouped, "Config", "Heads = json[\"n_heads\"]", "Heads = 16", "heads that leave an odd width"),
            new(
                27,
                Latent,
                "Config",
                "json[\"rope_dim\"]",
                "json[\"rope_dim\"] + 1",
                "an odd part of the width is turned"
            ),
            new(
                27,
                Grouped,
                "GroupedAttention",
                "query.call(x).view(batch, length, heads, headWidth).transpose(1, 2);",
                "rotary.call(query.call(x).view(batch, length, heads, headWidth)).transpose(1, 2);",
                "the queries turned before the heads are moved as well"
            ),
            new(
                27,
                Latent,
                "LatentAttention",
                "rotary.call(compressed[1].view(batch, length, 1, rotaryWidth).transpose(1, 2))",
                "rotary.call(compressed[1].view(batch, length, 1, rotaryWidth)).transpose(1, 2)",
                "the shared keys turned before the heads are moved"
            ),
        ];
}
