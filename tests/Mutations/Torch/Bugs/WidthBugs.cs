using static TypedGpt.Mutations.Torch.Architecture;

namespace TypedGpt.Mutations.Torch.Bugs;

/// <summary>Widths of layers, norms, residuals and tied weights.</summary>
internal static class WidthBugs
{
    public static IEnumerable<Bug> All =>
        [
            new(
                1,
                Textbook,
                "FeedForward",
                "expand = Linear(config.Width, 4",
                "expand = Linear(4 * config.Width, 4",
                "the first layer expects the hidden width"
            ),
            new(
                1,
                Grouped,
                "GroupedAttention",
                "output = Linear(heads * headWidth",
                "output = Linear(keyValueHeads * headWidth",
                "the output projection expects the width of the key-value heads"
            ),
            new(
                1,
                Latent,
                "LatentAttention",
                "expand = Linear(latent,",
                "expand = Linear(latent + rotaryWidth,",
                "the expansion expects the rotary part as well"
            ),
            new(
                2,
                Textbook,
                "FeedForward",
                "expand = Linear(config.Width, 4",
                "expand = Linear(config.Width, 2",
                "the first layer widens to twice the width, the second expects four times"
            ),
            new(
                2,
                Grouped,
                "GatedFeedForward",
                "up = Linear(config.Width, config.Hidden,",
                "up = Linear(config.Width, 2 * config.Hidden,",
                "what the gate multiplies is twice as wide"
            ),
            new(
                2,
                Mixture,
                "Mixture",
                "router = Linear(config.Width, config.Experts,",
                "router = Linear(config.Width, config.ActiveExperts,",
                "the router has as many outputs as experts are chosen"
            ),
            new(
                3,
                Textbook,
                "Gpt",
                "head = Linear(config.Width, config.Vocab,",
                "head = Linear(config.Vocab, config.Width,",
                "the head's widths swapped"
            ),
            new(
                3,
                Grouped,
                "GatedFeedForward",
                "down = Linear(config.Hidden, config.Width,",
                "down = Linear(config.Width, config.Hidden,",
                "the widths of the layer back swapped"
            ),
            new(
                3,
                Latent,
                "LatentAttention",
                "output = Linear(heads * valueWidth, config.Width,",
                "output = Linear(config.Width, heads * valueWidth,",
                "the output projection's widths swapped"
            ),
            new(
                4,
                Textbook,
                "FeedForward",
                "contract = Linear(4 * config.Width,",
                "contract = Linear(config.Width,",
                "the second layer expects the width"
            ),
            new(
                4,
                Grouped,
                "GatedFeedForward",
                "gate = Linear(config.Width, config.Hidden,",
                "gate = Linear(config.Width, config.Width,",
                "the gate is as wide as the model"
            ),
            new(
                19,
                Textbook,
                "FeedForward",
                "return contract.call(hidden);",
                "return hidden;",
                "the hidden layer is added to the residual"
            ),
            new(
                19,
                Latent,
                "GatedFeedForward",
                "return down.call(hidden);",
                "return hidden;",
                "the hidden layer is added to the residual"
            ),
            new(
                19,
                Mixture,
                "Mixture",
                "shared.call(tokens) * sharedGate.call(tokens).sigmoid();",
                "shared.call(tokens) + sharedGate.call(tokens).sigmoid();",
                "the gate of width 1 is added"
            ),
            new(
                28,
                Fused,
                "TiedGpt",
                "head.weight = embeddings.Tokens.weight;",
                "head.weight = embeddings.Positions.weight;",
                "the head is tied to the position table"
            ),
            new(
                28,
                Fused,
                "TiedGpt",
                "head.weight = embeddings.Tokens.weight;",
                "head.weight = Parameter(embeddings.Tokens.weight.t());",
                "the token table is transposed for the head"
            ),
            new(
                28,
                Fused,
                "TiedGpt",
                "head = Linear(config.Width, config.Vocab,",
                "head = Linear(config.Width, config.Vocab + 1,",
                "the head has one more word than the table"
            ),
            new(29, Textbook, "Norm", "Parameter(ones(width))", "Parameter(ones(1))", "one scale for the whole width"),
            new(
                29,
                Textbook,
                "Norm",
                "Parameter(zeros(width))",
                "Parameter(zeros(1))",
                "one shift for the whole width"
            ),
            new(
                29,
                Grouped,
                "Block",
                "feedForwardNorm = new Norm(config.Width)",
                "feedForwardNorm = new Norm(config.HeadWidth)",
                "the norm is as wide as a head"
            ),
            new(
                29,
                Cached,
                "Gpt",
                "norm = new Norm(config.Width)",
                "norm = new Norm(config.Context)",
                "the last norm is as wide as the context"
            ),
            new(
                29,
                Mixture,
                "Mixture",
                "chosen.eq(at)).sum(-1, keepdim: true)",
                "chosen.eq(at)).sum(-1)",
                "the share of each token scales the width instead"
            ),
        ];
}
