using TypedGpt.Architecture.Forward;
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

    public static LayerNode Layer()
    {
        var widen = new Member(
            "In",
            "in",
            MemberKind.Linear,
            ["Emb", "Hidden"],
            "Makes each vector wider.",
            Bias: true,
            Checkpoint: new("c_fc", Transposed: true)
        );
        var narrow = new Member(
            "Out",
            "out",
            MemberKind.Linear,
            ["Hidden", "Emb"],
            "Brings it back to the embedding width.",
            Bias: true,
            Checkpoint: new("c_proj", Transposed: true)
        );
        return LayerNode.Generated(
            nameof(Role.FeedForward),
            Role.FeedForward,
            "Two linear layers with a GELU between them, for each position alone",
            [widen, narrow],
            ForwardPass.OfTokens(
                (steps, x) => steps.Let("hidden", x.Through(widen).Activated(ElementFunction.GeluTanh)).Through(narrow)
            )
        );
    }
}
