using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>What stands around attention and feed-forward layers.</summary>
internal static class ModelLayers
{
    /// <summary>From token ids to vectors, which Gemma makes as long as it wants them.</summary>
    public static LayerNode Embeddings(Factor? scale = null) =>
        LayerNode.Generated(
            "Embeddings",
            Role.Embeddings,
            "A vector for each token",
            [Members.Tokens],
            ForwardPass.OfIds((_, ids) => ids.Through(Members.Tokens).ScaledBy(scale))
        );

    /// <summary>Attention and feed-forward, each normalized before and added to its input.</summary>
    public static LayerNode Block(
        string name,
        LayerNode attention,
        LayerNode feedForward,
        double eps,
        string @base = ""
    )
    {
        var norm1 = Members.RmsNorm("Norm1", "Emb", eps, "Normalizes what the attention reads.");
        var moves = Members.Layer("Attention", attention, "Moves information between positions.");
        var norm2 = Members.RmsNorm("Norm2", "Emb", eps, "Normalizes what the feed-forward layer reads.");
        var works = Members.Layer("FeedForward", feedForward, "Works on each position alone.");
        return LayerNode.Generated(
            name,
            Role.Block,
            "A transformer block: attention and feed-forward, each with a norm before and a shortcut around it",
            [norm1, moves, norm2, works],
            ForwardPass.OfTokens(
                (steps, x) =>
                {
                    x = steps.AddTo(x, x.Through(norm1).Through(moves));
                    return steps.AddTo(x, x.Through(norm2).Through(works));
                }
            ),
            @base
        );
    }

    /// <summary>The whole model: embeddings, <paramref name="count"/> blocks, a norm and a head.</summary>
    /// <param name="pattern">The blocks where they are of several classes, which derive from <c>Block</c>.</param>
    /// <param name="isGemma">Whether norms scale by 1 + weight and the head is the token table.</param>
    /// <param name="cap">The soft cap of the logits.</param>
    public static LayerNode Model(
        string name,
        LayerNode embeddings,
        Config config,
        LayerPattern? pattern = null,
        bool isGemma = false,
        double? cap = null
    )
    {
        var input = Members.Layer("InputEmbeddings", embeddings, "Turns token ids into vectors.") with
        {
            Key = "embeddings",
        };
        var blocks = new Member(
            "Blocks",
            "blocks",
            MemberKind.LayerList,
            [],
            "The transformer blocks, in the order in which they are run.",
            LayerType: "Block",
            Count: config.Size("num_hidden_layers"),
            Pattern: pattern
        );
        var norm = Members.RmsNorm(
            "FinalNorm",
            "Emb",
            config.Number("rms_norm_eps"),
            "Normalizes what the last block gives.",
            isGemma
        );
        var head = isGemma
            ? new(
                "Head",
                "head",
                MemberKind.TiedHead,
                ["Emb", "Vocab"],
                "Scores each token by the token table that it was read with."
            )
            : Members.Linear("Head", "Emb", "Vocab", "Scores each token of the vocabulary.");
        return LayerNode.Generated(
            name,
            Role.Model,
            "The whole model: from token ids to the logits of the next token at each position",
            [input, blocks, norm, head],
            ForwardPass.OfIds(
                (steps, ids) =>
                {
                    var x = steps.Let("x", ids.Through(input, gives: Axes.Tokens));
                    x = steps.Replace(x, x.Through(blocks));
                    steps.Gap();
                    return x.Through(norm).Through(head).SoftCapped(cap);
                }
            )
        );
    }
}
