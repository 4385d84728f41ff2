using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>
/// Multi-head causal self-attention (Vaswani et al. 2017, section 3.2). The widths of queries, keys and values are
/// dimensions of their own even where they equal the embedding's: a missing output projection then does not compile.
/// </summary>
internal static class AttentionLayer
{
    public static EquatableArray<Dim> Dims(GptSpec spec)
    {
        var heads = spec.Get(Options.NHeads);
        var headDim = spec.Get(Options.EmbDim) / heads;
        return
        [
            new("Heads", heads, "the attention heads of a block", Options.NHeads.Name, [], Options.NHeads.Name),
            new(
                "HeadDim",
                headDim,
                "the query and the key of one head",
                $"{Options.EmbDim.Name} / {Options.NHeads.Name}",
                []
            ),
            new("ValueDim", headDim, "the value of one head", $"{Options.EmbDim.Name} / {Options.NHeads.Name}", []),
            Width("QueryWidth", "HeadDim", "the queries of all heads, side by side"),
            Width("KeyWidth", "HeadDim", "the keys of all heads, side by side"),
            Width("ValueWidth", "ValueDim", "the values of all heads, side by side"),
        ];

        Dim Width(string name, string inner, string meaning) =>
            new(name, (long)heads * headDim, meaning, $"Heads x {inner}", [Evidence.Product(name, "Heads", inner)]);
    }

    public static LayerNode Layer(GraphBuilder builder)
    {
        var spec = builder.Spec;
        var heads = spec.Get(Options.NHeads);
        long width = (long)heads * (spec.Get(Options.EmbDim) / heads);
        var query = Projection("Query", "What each position asks for.", offset: 0);
        var key = Projection("Key", "What each position can be found by.", offset: width);
        var value = Projection("Value", "What each position gives to those that find it.", offset: 2 * width);
        var output = new Member(
            "Output",
            "output",
            MemberKind.Linear,
            ["ValueWidth", "Emb"],
            "Mixes what the heads found.",
            Bias: true,
            Checkpoint: new("c_proj", Transposed: true)
        );
        var mask = new Member("Mask", "mask", MemberKind.CausalMask, ["Context"], "Hides what comes after a position.");
        var dropout = DropoutLayer.Member(
            spec.Get(Options.DropRateAttention),
            "Zeroes some of the weights while training."
        );
        return LayerNode.Generated(
            nameof(Role.Attention),
            Role.Attention,
            "Multi-head causal self-attention: each position reads from itself and those before it",
            DropoutLayer.WithDropout(dropout, query, key, value, output, mask),
            ForwardPass.OfTokens(
                (steps, x) =>
                {
                    var queries = steps.Let("queries", x.Through(query).Heads("Heads", "HeadDim"));
                    var keys = steps.Let("keys", x.Through(key).Heads("Heads", "HeadDim").Remembered());
                    var values = steps.Let("values", x.Through(value).Heads("Heads", "ValueDim").Remembered());
                    steps.Gap();
                    var mixed = steps.Let(
                        "mixed",
                        queries.Attend(keys, values, new(Mask: mask.AsMasking(), Dropout: dropout.Name()))
                    );
                    return mixed.Merged("ValueWidth").Through(output);
                }
            )
        );

        Member Projection(string property, string summary, long offset) =>
            new(
                property,
                property.ToLowerInvariant(),
                MemberKind.Linear,
                ["Emb", property + "Width"],
                summary,
                Bias: spec.Get(Options.QkvBias),
                Checkpoint: new("c_attn", Transposed: true, new(Groups: 1, offset, width, Of: 3 * width))
            );
    }
}
