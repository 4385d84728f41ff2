using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Emission;
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
        return new(
            nameof(Role.Attention),
            [],
            Role.Attention,
            "Multi-head causal self-attention: each position reads from itself and those before it",
            Axes.Tokens,
            Axes.Tokens,
            [
                Projection("Query", "What each position asks for.", offset: 0),
                Projection("Key", "What each position can be found by.", offset: width),
                Projection("Value", "What each position gives to those that find it.", offset: 2 * width),
                new(
                    "Output",
                    "output",
                    MemberKind.Linear,
                    ["ValueWidth", "Emb"],
                    "Mixes what the heads found.",
                    Bias: true,
                    Checkpoint: new("c_proj", Transposed: true)
                ),
                new("Mask", "", MemberKind.CausalMask, ["Context"], "Hides what comes after a position."),
                .. DropoutLayer.Members(
                    spec.Get(Options.DropRateAttention),
                    "Zeroes some of the weights while training."
                ),
            ]
        );

        Member Projection(string property, string summary, long offset) =>
            new(
                property,
                property.ToLowerInvariant(),
                MemberKind.Linear,
                ["Emb", property + "Width"],
                summary,
                Bias: spec.Get(Options.QkvBias),
                Checkpoint: new("c_attn", Transposed: true, Offset: offset, Fused: true)
            );
    }

    public static void WriteForward(CodeWriter writer, LayerNode layer)
    {
        // AsKeys is an extension: it exists for tensors of positions alone.
        writer.Import(RuntimeNames.Torch);
        writer.Method(
            writer.SameShape(layer),
            [
                (
                    "var queries = Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle();",
                    "[Batch, Heads, Seq, HeadDim]"
                ),
                (
                    "var keys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();",
                    "[Batch, Heads, KeySeq, HeadDim]"
                ),
                (
                    "var values = Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();",
                    "[Batch, Heads, KeySeq, ValueDim]"
                ),
                ("", ""),
                (
                    "var scores = queries.MatMul(keys.TransposeLast()) / ~Math.Sqrt(HeadDim.Size);",
                    "[Batch, Heads, Seq, KeySeq]"
                ),
                ("var weights = scores.MaskedFill(Mask.For(scores)).Softmax();", "[Batch, Heads, Seq, KeySeq]"),
                (
                    $"var mixed = {DropoutLayer.Around(layer, "weights")}.MatMul(values).TransposeMiddle();",
                    "[Batch, Seq, Heads, ValueDim]"
                ),
                ("return scope.Keep(Output.Forward(mixed.Flatten(ValueWidth.IntoHeads)));", "[Batch, Seq, Emb]"),
            ]
        );
    }
}
