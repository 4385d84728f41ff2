using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>The layers that more than one family has.</summary>
internal static class Shared
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

    /// <summary>Attention with what families add to it: turns, distances, groups of heads, a cap, another scale.</summary>
    public static LayerNode Attention(
        string name,
        Member mask,
        Member? rotary = null,
        Member? distances = null,
        bool isGrouped = true,
        bool hasOutputBias = false,
        AttendOptions? how = null
    )
    {
        var (kvHeads, mixedWidth) = isGrouped ? ("KvHeads", "MixedWidth") : ("Heads", "ValueWidth");
        var options = (how ?? new()) with
        {
            Mask = mask.AsMasking(),
            Bias = distances.Name(),
            Group = isGrouped ? "Group" : "",
        };
        var query = Members.Linear("Query", "Emb", "QueryWidth", "What each position asks for.");
        var key = Members.Linear("Key", "Emb", "KeyWidth", "What each position can be found by.");
        var value = Members.Linear("Value", "Emb", "ValueWidth", "What each position gives to those that find it.");
        var output = Members.Linear("Output", mixedWidth, "Emb", "Mixes what the heads found.") with
        {
            Bias = hasOutputBias,
        };
        return LayerNode.Generated(
            name,
            Role.Attention,
            isGrouped
                ? "Self-attention in which a group of query heads shares its keys and values"
                : "Self-attention of several heads",
            Present(query, key, value, output, rotary, distances, mask),
            ForwardPass.OfTokens(
                (steps, x) =>
                {
                    var queries = steps.Let("queries", x.Through(query).Heads("Heads", "HeadDim").Through(rotary));
                    var keys = steps.Let("keys", x.Through(key).Heads(kvHeads, "HeadDim").Through(rotary).Remembered());
                    var values = steps.Let("values", x.Through(value).Heads(kvHeads, "ValueDim").Remembered());
                    steps.Gap();
                    var mixed = steps.Let("mixed", queries.Attend(keys, values, options));
                    return mixed.Merged(mixedWidth).Through(output);
                }
            )
        );
    }

    /// <summary>down(f(gate x) * up x), the gated feed-forward layer (Shazeer 2020).</summary>
    public static LayerNode GatedFeedForward(string name, string width, Activation function)
    {
        var gate = Members.Linear("Gate", "Emb", width, "How far each inner number is let through.");
        var up = Members.Linear("Up", "Emb", width, "Makes each vector wider.");
        var down = Members.Linear("Down", width, "Emb", "Brings it back to the embedding width.");
        return LayerNode.Generated(
            name,
            Role.FeedForward,
            "A gated feed-forward layer, for each position alone",
            [gate, up, down],
            ForwardPass.OfTokens(
                (steps, x) =>
                    steps.Let("inside", x.Through(gate).Activated(function).Times(x.Through(up))).Through(down)
            )
        );
    }

    /// <summary>Gated feed-forward layers, of which a router chooses some for each token; what all tokens go through is added.</summary>
    public static LayerNode Experts(string name, RouteOptions how, Member? bias = null, Member? shared = null)
    {
        var router = Members.Linear("Router", "Emb", "Experts", "Scores each expert for each token.");
        var gate = Weight("Gate", "ExpertDim", "Emb", "How far each inner number of an expert is let through.");
        var up = Weight("Up", "ExpertDim", "Emb", "Makes each vector wider.");
        var down = Weight("Down", "Emb", "ExpertDim", "Brings it back to the embedding width.");
        return LayerNode.Generated(
            name,
            Role.FeedForward,
            "Experts, of which a router chooses some for each token",
            Present(router, bias, gate, up, down, shared),
            ForwardPass.OfTokens(
                (_, x) =>
                {
                    var routed = x.ThroughExperts(
                        x.Through(router).Routed(how with { Bias = bias.Name() }),
                        (steps, each) =>
                        {
                            var gated = steps.Let("gated", each.ThroughEach(gate).Activated(Activation.Silu));
                            return steps.Let("inside", gated.Times(each.ThroughEach(up))).ThroughEach(down);
                        }
                    );
                    return shared is null ? routed : routed.Plus(x.Through(shared));
                }
            )
        );

        static Member Weight(string property, string gives, string takes, string summary) =>
            Members.Parameter(property, "KaimingUniform", summary, "Experts", gives, takes);
    }

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

    /// <summary>The members that there are.</summary>
    public static EquatableArray<Member> Present(params Member?[] members) => [.. members.OfType<Member>()];
}
