using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The feed-forward layer: wider, GELU (Hendrycks and Gimpel 2016, the tanh form), and back.</summary>
internal static class FeedForwardLayer
{
    public static Dim Hidden(GptSpec spec) =>
        spec.Get(Options.FeedForwardDim) is { } given
            ? new("Hidden", given, Meaning, Options.FeedForwardDim.Name, [], Options.FeedForwardDim.Name)
            : new(
                "Hidden",
                Options.UsualMultiple * (long)spec.Get(Options.EmbDim),
                Meaning,
                $"{Options.UsualMultiple} x {Options.EmbDim.Name}",
                []
            );

    private const string Meaning = "the inside of the feed-forward layer";

    public static LayerNode Layer(GraphBuilder builder) =>
        new(
            nameof(Role.FeedForward),
            [],
            Role.FeedForward,
            "Two linear layers with a GELU between them, for each position alone",
            Axes.Tokens,
            Axes.Tokens,
            [
                new(
                    "In",
                    "in",
                    MemberKind.Linear,
                    ["Emb", "Hidden"],
                    "Makes each vector wider.",
                    Bias: true,
                    Checkpoint: new("c_fc", Transposed: true)
                ),
                new(
                    "Out",
                    "out",
                    MemberKind.Linear,
                    ["Hidden", "Emb"],
                    "Brings it back to the embedding width.",
                    Bias: true,
                    Checkpoint: new("c_proj", Transposed: true)
                ),
            ]
        );

    public static void WriteForward(CodeWriter writer, LayerNode layer) =>
        writer.Method(
            writer.SameShape(layer),
            [
                ("var hidden = In.Forward(x).GeluTanh();", "[Batch, Seq, Hidden]"),
                ("return scope.Keep(Out.Forward(hidden));", "[Batch, Seq, Emb]"),
            ]
        );
}
